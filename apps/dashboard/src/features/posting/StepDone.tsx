import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { postingTexts } from "./postingTexts.ts"
import type { StepProps } from "./StepProps.ts"

export function StepDone({ draft, onChange, lack }: StepProps) {
  const texts = useTexts(postingTexts).done
  const first = [
    { value: "yes", text: texts.yes },
    { value: "no", text: texts.no }
  ] as const
  const informed = [
    { value: "yes", text: texts.informedYes, hint: undefined },
    { value: "no", text: texts.informedNo, hint: undefined },
    { value: "deferred", text: texts.informedDeferred, hint: texts.informedDeferredHint }
  ] as const
  return (
    <>
      <Fieldset role="radiogroup">
        <FieldsetLegend>{texts.firstHand}</FieldsetLegend>
        {first.map((option) => (
          <Choice
            key={option.value}
            kind="radio"
            name="first-hand"
            label={option.text}
            checked={draft.firstHand === option.value}
            onChange={() => onChange({ firstHand: option.value })}
          />
        ))}
      </Fieldset>
      {draft.kind === "polarisation" ? (
        <Paragraph className="kv-subtle">{texts.nothing}</Paragraph>
      ) : (
        <Fieldset role="radiogroup" invalid={lack("informed") !== undefined}>
          <FieldsetLegend>{texts.informed}</FieldsetLegend>
          {lack("informed") !== undefined && <p className="utrecht-form-field__error-message">{lack("informed")}</p>}
          {informed.map((option) => (
            <Choice
              key={option.value}
              kind="radio"
              name="informed"
              label={option.text}
              hint={option.hint}
              checked={draft.informed === option.value}
              onChange={() => onChange({ informed: option.value })}
            />
          ))}
        </Fieldset>
      )}
      {draft.kind !== "polarisation" && draft.informed === "deferred" && (
        <Field label={texts.reason} hint={texts.reasonHint} error={lack("informedReason")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={1000}
              value={draft.informedReason}
              onChange={(event) => onChange({ informedReason: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
