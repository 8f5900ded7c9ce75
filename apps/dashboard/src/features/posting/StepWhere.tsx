import { Textbox } from "@utrecht/textbox-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { postingTexts } from "./postingTexts.ts"
import type { StepProps } from "./StepProps.ts"

export function StepWhere({ draft, onChange, lack, registry }: StepProps) {
  const texts = useTexts(postingTexts).where
  return (
    <>
      <div className="kv-pair">
        <Field label={texts.date} hint={texts.dateHint} error={lack("date") ?? lack("dateWrong")}>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={draft.date}
              onChange={(event) => onChange({ date: event.target.value })}
            />
          )}
        </Field>
        <Field label={texts.time} optional>
          {(control) => (
            <Textbox
              {...control}
              type="time"
              value={draft.time}
              onChange={(event) => onChange({ time: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={texts.municipality} error={lack("municipality")}>
        {(control) => (
          <Select {...control} value={draft.municipality} onChange={(municipality) => onChange({ municipality })}>
            <option value="">{texts.choose}</option>
            {registry.municipalities.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={texts.district} hint={texts.districtHint} optional>
        {(control) => (
          <Textbox
            {...control}
            maxLength={100}
            value={draft.district}
            onChange={(event) => onChange({ district: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
