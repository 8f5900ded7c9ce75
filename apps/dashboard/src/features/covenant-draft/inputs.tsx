import { Textbox } from "@utrecht/textbox-react"
import type { ReactNode } from "react"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"

interface TextProps {
  readonly label: string
  readonly hint?: string
  readonly type?: "text" | "date" | "email" | "number"
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text. */
export const Text = ({ label, hint, type = "text", value, onChange }: TextProps) => (
  <Field label={label} hint={hint}>
    {(control) => <Textbox {...control} type={type} value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
)

interface PickProps<Code extends string> {
  readonly label: string
  readonly value: Code
  readonly options: ReadonlyArray<readonly [Code, string]>
  readonly onChange: (code: Code) => void
}

/** One of a few. */
export function PickOne<Code extends string>({ label, value, options, onChange }: PickProps<Code>) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(chosen) => {
            const found = options.find(([code]) => code === chosen)
            if (found !== undefined) onChange(found[0])
          }}
        >
          {options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

interface TicksProps<Code extends string> {
  readonly label: string
  readonly hint?: string
  readonly options: ReadonlyArray<readonly [Code, ReactNode]>
  readonly chosen: ReadonlyArray<Code>
  readonly onChange: (chosen: ReadonlyArray<Code>) => void
}

/** Any of a few, in the order in which they were chosen. */
export function Ticks<Code extends string>({ label, hint, options, chosen, onChange }: TicksProps<Code>) {
  return (
    <fieldset className="utrecht-form-fieldset__fieldset">
      <legend className="utrecht-form-label">{label}</legend>
      {hint !== undefined && <p className="kv-subtle kv-words">{hint}</p>}
      <div className="kv-choices">
        {options.map(([code, name]) => (
          <Choice
            key={code}
            kind="checkbox"
            name={label}
            label={name}
            checked={chosen.includes(code)}
            onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
          />
        ))}
      </div>
    </fieldset>
  )
}
