import type { Ref } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { linkTexts } from "./linkTexts.ts"

interface Props {
  readonly label: string
  /** Left out: what every reason is for. */
  readonly hint?: string
  /** It was sent without a reason. */
  readonly missing: boolean
  readonly reason: string
  readonly onChange: (reason: string) => void
  readonly field?: Ref<HTMLTextAreaElement>
}

/** Where a decision gets its reason: none is taken without one. */
export function ReasonField({ label, hint, missing, reason, onChange, field }: Props) {
  const texts = useTexts(linkTexts)
  return (
    <Field label={label} hint={hint ?? texts.reasonHint} error={missing ? texts.reasonMissing : undefined}>
      {(control) => (
        <TextArea
          {...control}
          {...(field === undefined ? {} : { ref: field })}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
