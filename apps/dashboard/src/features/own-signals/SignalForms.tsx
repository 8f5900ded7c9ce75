import type { OwnSignal } from "@kruisverband/contract"
import { DisclosureLevel, liftsShielding } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { Textbox } from "@utrecht/textbox-react"
import { useState } from "react"
import { useAsk } from "../../shared/agreements/useAgreements.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { levelLabels } from "../../shared/text/labels.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { ownTexts } from "./ownTexts.ts"
import { useShare, useWithdraw } from "./useOwnSignals.ts"

interface Props {
  readonly signal: OwnSignal
}

/** The poster alone raises or lowers how a signal is shared; showing its source takes another of the organisation. */
export function SharingForm({ signal }: Props) {
  const texts = useTexts(ownTexts)
  const label = useLabels()
  const share = useShare(signal.id)
  const [level, setLevel] = useState(signal.sharing.level)
  const ask = useAsk()
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const lifts = liftsShielding(signal.sharing.level, level)
  return (
    <form
      className="kv-column"
      onSubmit={(event) => {
        event.preventDefault()
        if (!lifts) share.mutate(level)
        else {
          setTried(true)
          if (reason.trim() !== "")
            ask.mutate({ act: "sharing-raised", signal: signal.id, level, reason: reason.trim() })
        }
      }}
    >
      <Fieldset role="radiogroup">
        <FieldsetLegend>
          <Heading level={2} appearance="level-3">
            {texts.sharing}
          </Heading>
        </FieldsetLegend>
        <Paragraph className="kv-subtle">{texts.sharingNote}</Paragraph>
        {DisclosureLevel.literals.map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="level"
            label={capitalised(label(levelLabels, one))}
            checked={level === one}
            onChange={() => setLevel(one)}
          />
        ))}
      </Fieldset>
      {lifts && (
        <Field
          label={texts.liftReason}
          hint={texts.liftHint}
          error={tried && reason.trim() === "" ? texts.liftReasonMissing : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {share.isError && <Failure error={share.error} />}
      {ask.isError && <Failure error={ask.error} />}
      <div className="kv-buttons">
        <Button
          type="submit"
          appearance="primary-action-button"
          busy={share.isPending || ask.isPending}
          disabled={level === signal.sharing.level}
        >
          {lifts ? texts.liftAsk : texts.save}
        </Button>
        <span role="status">
          {share.isSuccess && texts.saved}
          {ask.isSuccess && texts.liftAsked}
        </span>
      </div>
    </form>
  )
}

/** Asks once more before it is done: it cannot be turned back. */
export function WithdrawForm({ signal }: Props) {
  const texts = useTexts(ownTexts)
  const shared = useTexts(sharedTexts)
  const withdraw = useWithdraw(signal.id)
  const [sure, setSure] = useState(false)
  const [reason, setReason] = useState("")
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {texts.withdraw}
      </Heading>
      <Paragraph className="kv-subtle">{texts.withdrawNote}</Paragraph>
      {withdraw.isError && <Failure error={withdraw.error} />}
      {sure ? (
        <form
          className="kv-panel"
          onSubmit={(event) => {
            event.preventDefault()
            withdraw.mutate(reason)
          }}
        >
          <Field label={texts.withdrawReason} optional>
            {(control) => (
              <Textbox
                {...control}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="kv-buttons">
            <Button type="submit" appearance="primary-action-button" hint="danger" busy={withdraw.isPending}>
              {texts.withdrawSure}
            </Button>
            <Button appearance="subtle-button" onClick={() => setSure(false)}>
              {shared.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button appearance="secondary-action-button" onClick={() => setSure(true)}>
            {texts.withdraw}
          </Button>
        </div>
      )}
    </section>
  )
}
