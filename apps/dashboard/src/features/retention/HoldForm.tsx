import { type CovenantId, checkHold, SignalId } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { Textbox } from "@utrecht/textbox-react"
import { Option, Schema } from "effect"
import { type FormEvent, useState } from "react"
import { useSession } from "../../shared/api/useSession.ts"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import type { RetentionSearch } from "./RetentionSearch.ts"
import { retentionTexts } from "./retentionTexts.ts"
import { useHoldOrder } from "./useRetention.ts"

const decodeId = Schema.decodeUnknownOption(SignalId)

/** Asks what is to be held, why and until when. What the rules refuse is said before it is sent. */
export function HoldForm({
  from,
  covenants
}: {
  readonly from: RetentionSearch
  readonly covenants: ReadonlyArray<CovenantId>
}) {
  const texts = useTexts(retentionTexts)
  const say = useBilingual()
  const session = useSession()
  const titleOf = useCovenantTitle()
  const order = useHoldOrder()
  const [fields, setFields] = useState({
    covenant: from.covenant ?? "",
    of: from.of ?? "",
    reason: "",
    until: "",
    whole: false
  })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const of = Option.getOrUndefined(decodeId(fields.of.trim()))
  const unclear = !fields.whole && of === undefined
  const wrong = checkHold(fields, new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" }))
  const errorOf = (field: string) => {
    const found = tried ? wrong.find((one) => one.field === field) : undefined
    return found === undefined ? undefined : say(found.text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const covenant = covenants.find((one) => one === fields.covenant)
    if (unclear || covenant === undefined || wrong.length > 0) return
    const { reason, until } = fields
    order.mutate(
      {
        ...{ kind: "set", covenant, reason: reason.trim(), until },
        ...(fields.whole || of === undefined ? {} : { of })
      },
      {
        onSuccess: () => {
          setTried(false)
          set({ of: "", reason: "", until: "", whole: false })
        }
      }
    )
  }
  if (!session.data) return null
  return (
    <form className="kv-panel kv-no-print" aria-label={texts.set} noValidate onSubmit={submit}>
      <Field label={texts.covenant} error={tried && fields.covenant === "" ? texts.covenantMissing : undefined}>
        {(control) => (
          <Select {...control} value={fields.covenant} onChange={(covenant) => set({ covenant })}>
            <option value="">{texts.choose}</option>
            {covenants.map((covenant) => (
              <option key={covenant} value={covenant}>
                {titleOf(covenant)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Choice
        kind="checkbox"
        name="whole"
        label={texts.whole}
        hint={texts.wholeHint}
        checked={fields.whole}
        onChange={(whole) => set({ whole })}
      />
      {!fields.whole && (
        <Field label={texts.of} hint={texts.ofHint} error={tried && of === undefined ? texts.ofWrong : undefined}>
          {(control) => (
            <Textbox
              {...control}
              autoComplete="off"
              maxLength={36}
              value={fields.of}
              onChange={(event) => set({ of: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={texts.reason} hint={texts.reasonHint} error={errorOf("/reason")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={2000}
            value={fields.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <Field label={texts.until} hint={texts.untilHint} error={errorOf("/until")}>
        {(control) => (
          <Textbox
            {...control}
            type="date"
            value={fields.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        )}
      </Field>
      {order.isError && <Failure error={order.error} />}
      <div role="status">{order.isSuccess && <p className="kv-notice">{texts.saved}</p>}</div>
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={order.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
