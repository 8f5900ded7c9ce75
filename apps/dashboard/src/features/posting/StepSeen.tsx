import { Behaviour, guardHints } from "@kruisverband/domain"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { useDeferredValue, useMemo } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { behaviourLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { groupsOf } from "./draft.ts"
import { postingTexts } from "./postingTexts.ts"
import type { StepProps } from "./StepProps.ts"

/** Free words first; hints while typing come from the very rules that would refuse. */
export function StepSeen({ draft, onChange, lack }: StepProps) {
  const texts = useTexts(postingTexts)
  const label = useLabels()
  const toggle = (behaviour: Behaviour, on: boolean) =>
    onChange({
      behaviours: on ? [...draft.behaviours, behaviour] : draft.behaviours.filter((one) => one !== behaviour)
    })
  return (
    <>
      <Field
        label={texts.seen.observation}
        hint={
          <>
            {texts.seen.hint}
            <ul className="kv-examples kv-small">
              <li>{texts.seen.good}</li>
              <li>{texts.seen.poor}</li>
            </ul>
          </>
        }
        error={lack("observation")}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            maxLength={10_000}
            value={draft.observation}
            onChange={(event) => onChange({ observation: event.target.value })}
          />
        )}
      </Field>
      <Hints draft={draft} />
      <Fieldset>
        <FieldsetLegend>{texts.seen.behaviours}</FieldsetLegend>
        <p className="kv-subtle kv-question__hint">{texts.seen.behavioursHint}</p>
        <div className="kv-choices">
          {Behaviour.literals.map((behaviour) => (
            <Choice
              key={behaviour}
              kind="checkbox"
              name="behaviours"
              label={label(behaviourLabels, behaviour)}
              checked={draft.behaviours.includes(behaviour)}
              onChange={(on) => toggle(behaviour, on)}
            />
          ))}
        </div>
      </Fieldset>
      <Field label={texts.seen.assessment} hint={texts.seen.assessmentHint} optional>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={10_000}
            value={draft.assessment}
            onChange={(event) => onChange({ assessment: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

function Hints({ draft }: Pick<StepProps, "draft">) {
  const texts = useTexts(postingTexts)
  const say = useBilingual()
  const text = useDeferredValue(draft.observation)
  const found = useMemo(
    () =>
      guardHints(text, {
        kind: draft.kind === "" ? "radicalisation" : draft.kind,
        behaviours: draft.behaviours,
        groups: groupsOf(draft)
      }),
    [text, draft]
  )
  const hints = [...new Map(found.map((one) => [one.hint.nl, one])).values()]
  return (
    <div role="status" aria-label={texts.seen.hints}>
      {hints.length > 0 && (
        <ul className="kv-notice kv-notice--accent kv-hints">
          {hints.map((one) => (
            <li key={one.hint.nl}>
              <q>{text.slice(one.from, one.to)}</q> {say(one.hint)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
