import type { SignalView } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels } from "../../shared/text/labels.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { linkTexts } from "./linkTexts.ts"
import { ReasonField } from "./ReasonField.tsx"
import type { Decided, Verb } from "./useLink.ts"

interface Props {
  readonly verb: Verb
  readonly signals: ReadonlyArray<SignalView>
  readonly onDecide: (decided: Decided) => void
  readonly onCancel: () => void
}

/** Asks the reason of a decision; for a split also which signal belongs where. */
export function ReasonPanel({ verb, signals, onDecide, onCancel }: Props) {
  const texts = useTexts(linkTexts)
  const shared = useTexts(sharedTexts)
  const [reason, setReason] = useState("")
  const [groupOf, setGroupOf] = useState<ReadonlyMap<SignalId, number>>(new Map())
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const groups = [1, 2, 3]
    .map((group) => signals.filter((signal) => (groupOf.get(signal.id) ?? 1) === group).map((signal) => signal.id))
    .filter((group) => group.length > 0)
  const words = reason.trim()
  const ready = words !== "" && (verb !== "split" || groups.length > 1)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!ready) {
      if (words === "") field.current?.focus()
      return
    }
    onDecide(verb === "split" ? { verb, reason: words, groups } : { verb, reason: words })
  }
  return (
    <form
      className="kv-panel"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel()
      }}
    >
      {verb === "split" && (
        <SplitGroups signals={signals} groupOf={groupOf} onChange={setGroupOf} missing={tried && groups.length < 2} />
      )}
      <ReasonField
        label={texts.reason[verb]}
        missing={tried && words === ""}
        reason={reason}
        onChange={setReason}
        field={field}
      />
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button">
          {texts[verb]}
        </Button>
        <Button appearance="subtle-button" onClick={onCancel}>
          {shared.cancel}
        </Button>
      </div>
    </form>
  )
}

interface GroupsProps {
  readonly signals: ReadonlyArray<SignalView>
  readonly groupOf: ReadonlyMap<SignalId, number>
  readonly onChange: (groups: ReadonlyMap<SignalId, number>) => void
  readonly missing: boolean
}

function SplitGroups({ signals, groupOf, onChange, missing }: GroupsProps) {
  const texts = useTexts(linkTexts)
  const label = useLabels()
  const groups = signals.length > 2 ? [1, 2, 3] : [1, 2]
  return (
    <div className="kv-split">
      {missing && <p className="utrecht-form-field__error-message">{texts.groupsMissing}</p>}
      {signals.map((signal, index) => (
        <Fieldset key={signal.id} className="kv-split__one">
          <FieldsetLegend className="kv-small">
            {texts.groupOf(index + 1)} <span className="kv-subtle">({label(angleLabels, signal.angle)})</span>
          </FieldsetLegend>
          <div className="kv-split__choices">
            {groups.map((group) => (
              <Choice
                key={group}
                kind="radio"
                name={`group-${signal.id}`}
                label={texts.group(group)}
                checked={(groupOf.get(signal.id) ?? 1) === group}
                onChange={() => onChange(new Map(groupOf).set(signal.id, group))}
              />
            ))}
          </div>
        </Fieldset>
      ))}
    </div>
  )
}
