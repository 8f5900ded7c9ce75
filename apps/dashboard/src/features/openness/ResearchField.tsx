import type { Finding } from "@kruisverband/domain"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { documentTexts } from "./documentTexts.ts"

interface Props {
  /** Undefined: no access for research. */
  readonly value: string | undefined
  readonly error: Finding | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Access for research to what is not public, under conditions in words (Woo 5.7). */
export function ResearchField({ error, onChange, value }: Props) {
  const texts = useTexts(documentTexts)
  const say = useBilingual()
  return (
    <>
      <Choice
        kind="checkbox"
        name="research"
        label={texts.research}
        checked={value !== undefined}
        onChange={(on) => onChange(on ? "" : undefined)}
      />
      {value !== undefined && (
        <Field
          label={texts.researchConditions}
          error={error === undefined ? undefined : `${say(error.text)} (${error.law})`}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={2000}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  )
}
