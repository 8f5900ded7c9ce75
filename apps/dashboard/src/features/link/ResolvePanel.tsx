import type { AmbiguityView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { type FormEvent, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { ambiguityTexts } from "./ambiguityTexts.ts"
import { ReasonField } from "./ReasonField.tsx"
import { useResolve } from "./useAmbiguity.ts"
import { useFitTitle } from "./useFitTitle.ts"

/** The choice where the signal belongs, with its reason. */
export function ResolvePanel({ ambiguity }: { readonly ambiguity: AmbiguityView }) {
  const texts = useTexts(ambiguityTexts)
  const title = useFitTitle(ambiguity)
  const resolve = useResolve(ambiguity)
  const [chosen, setChosen] = useState<number>()
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const choices = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const words = reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen === undefined) return choices.current?.querySelector("input")?.focus()
    if (words === "") return field.current?.focus()
    resolve.mutate({ together: ambiguity.fits[chosen]?.signals.map((one) => one.id) ?? [], reason: words })
  }
  const options = [...ambiguity.fits.map((_, index) => title(index)), texts.none]
  return (
    <form className="kv-panel kv-no-print" noValidate onSubmit={submit} aria-label={texts.question}>
      {resolve.isError && <Failure error={resolve.error} />}
      <Fieldset>
        <FieldsetLegend>{texts.question}</FieldsetLegend>
        {tried && chosen === undefined && (
          <p role="alert" className="utrecht-form-field__error-message">
            {texts.choose}
          </p>
        )}
        <div ref={choices}>
          {options.map((text, index) => (
            <Choice
              key={text}
              kind="radio"
              name={`fit-${ambiguity.id}`}
              label={text}
              checked={chosen === index}
              onChange={() => setChosen(index)}
            />
          ))}
        </div>
      </Fieldset>
      {ambiguity.fits.some((fit) => fit.signals.length > 1) && <p className="kv-small kv-subtle">{texts.alsoLink}</p>}
      <ReasonField
        label={texts.reason}
        missing={tried && words === ""}
        reason={reason}
        onChange={setReason}
        field={field}
      />
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={resolve.isPending}>
          {texts.decide}
        </Button>
      </div>
    </form>
  )
}
