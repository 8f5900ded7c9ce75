import type { OpennessRequestView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useOpennessAct } from "./useOpenness.ts"

/** A document as it is pasted. What was typed stays when it is refused. */
export function AddDocumentForm({ request }: { readonly request: OpennessRequestView }) {
  const texts = useTexts(opennessTexts)
  const command = useOpennessAct(request)
  const [title, setTitle] = useState("")
  const [documentDate, setDocumentDate] = useState("")
  const [text, setText] = useState("")
  const [tried, setTried] = useState(false)
  const missing = (value: string) => (tried && value.trim() === "" ? texts.missing : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ([title, documentDate, text].some((value) => value.trim() === "")) return
    command.mutate(
      { act: "add", given: { title: title.trim(), documentDate, text } },
      {
        onSuccess: () => {
          setTitle("")
          setDocumentDate("")
          setText("")
          setTried(false)
        }
      }
    )
  }
  return (
    <form className="kv-column kv-openness__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      {command.isError && <Failure error={command.error} />}
      <Line
        label={texts.documentTitle}
        hint={texts.documentTitleHint}
        error={missing(title)}
        value={title}
        onChange={setTitle}
      />
      <Line
        label={texts.documentDate}
        hint={texts.documentDateHint}
        type="date"
        error={missing(documentDate)}
        value={documentDate}
        onChange={setDocumentDate}
      />
      <Field label={texts.documentText} hint={texts.documentTextHint} error={missing(text)}>
        {(control) => (
          <TextArea
            {...control}
            rows={8}
            maxLength={100_000}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending}>
          {texts.addDo}
        </Button>
      </div>
    </form>
  )
}
