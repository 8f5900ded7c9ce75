import { FormField } from "@utrecht/form-field-react"
import { FormLabel } from "@utrecht/form-label-react"
import { type ReactNode, useId } from "react"
import { useTexts } from "../text/defineTexts.ts"
import { sharedTexts } from "../text/sharedTexts.ts"
import "./fields.css"

interface Props {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly optional?: boolean
  /** Gets the ids that tie the control to its label, hint and error. */
  readonly children: (control: { id: string; "aria-describedby": string | undefined; invalid: boolean }) => ReactNode
}

/** A label above its control, a hint between, and what is wrong under it. */
export function Field({ label, hint, error, optional = false, children }: Props) {
  const id = useId()
  const texts = useTexts(sharedTexts)
  const invalid = error !== undefined && error !== null && error !== false
  const described = [hint === undefined ? "" : `${id}-hint`, invalid ? `${id}-error` : ""].filter((one) => one !== "")
  return (
    <FormField
      invalid={invalid}
      label={
        <>
          <FormLabel htmlFor={id}>{label}</FormLabel>
          {optional && <span className="kv-subtle kv-small"> ({texts.optional})</span>}
        </>
      }
      description={hint === undefined ? undefined : <div id={`${id}-hint`}>{hint}</div>}
      input={children({ id, "aria-describedby": described.length === 0 ? undefined : described.join(" "), invalid })}
      errorMessage={invalid ? <div id={`${id}-error`}>{error}</div> : undefined}
    />
  )
}
