import { Textbox } from "@utrecht/textbox-react"
import { Field } from "./Field.tsx"

interface Props {
  readonly label: string
  readonly type?: "text" | "date" | "tel"
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text, never remembered by the browser: it may be about a person. */
export const Line = ({ error, hint, label, onChange, optional = false, type = "text", value }: Props) => (
  <Field label={label} hint={hint} optional={optional} error={error}>
    {(control) => (
      <Textbox
        {...control}
        type={type}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
