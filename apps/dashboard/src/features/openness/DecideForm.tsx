import type { OpennessRequestView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useOpennessAct } from "./useOpenness.ts"

/** The decision follows from the documents; what is lacking is told by the service, each with its law. */
export function DecideForm({ request }: { readonly request: OpennessRequestView }) {
  const texts = useTexts(opennessTexts)
  const command = useOpennessAct(request)
  const [explanation, setExplanation] = useState("")
  const [withdrawn, setWithdrawn] = useState(false)
  const waiting = request.items.filter(({ assessed }) => !assessed).length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = explanation.trim()
    command.mutate({ act: "decide", given: { withdrawn, ...(words === "" ? {} : { explanation: words }) } })
  }
  return (
    <form className="kv-column kv-openness__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      <Heading level={2} appearance="level-3">
        {texts.decide}
      </Heading>
      <Paragraph>{texts.decideText}</Paragraph>
      {waiting > 0 && !withdrawn && <p className="kv-notice">{texts.decideWaits(waiting)}</p>}
      {command.isError && <Failure error={command.error} />}
      <Field label={texts.explanation} hint={texts.explanationHint} optional={request.items.length > 0 || withdrawn}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            value={explanation}
            onChange={(event) => setExplanation(event.target.value)}
          />
        )}
      </Field>
      <Choice kind="checkbox" name="withdrawn" label={texts.withdrawn} checked={withdrawn} onChange={setWithdrawn} />
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {texts.decideDo}
        </Button>
      </div>
    </form>
  )
}
