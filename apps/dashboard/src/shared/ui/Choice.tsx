import { Checkbox } from "@utrecht/checkbox-react"
import { RadioButton } from "@utrecht/radio-button-react"
import { type ReactNode, useId } from "react"
import "./fields.css"

interface Props {
  readonly kind: "radio" | "checkbox"
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** One option of a question: the whole line can be pressed. */
export function Choice({ kind, name, label, hint, checked, onChange }: Props) {
  const id = useId()
  const shared = {
    id,
    name,
    checked,
    "aria-describedby": hint === undefined ? undefined : `${id}-hint`,
    onChange: (event: { target: { checked: boolean } }) => onChange(event.target.checked)
  }
  return (
    <div className={checked ? "kv-choice kv-choice--checked" : "kv-choice"}>
      {kind === "radio" ? <RadioButton {...shared} /> : <Checkbox {...shared} />}
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <div id={`${id}-hint`} className="kv-subtle kv-small">
            {hint}
          </div>
        )}
      </div>
    </div>
  )
}
