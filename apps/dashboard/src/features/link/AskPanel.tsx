import type { SignalView } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import { useMutation } from "@tanstack/react-query"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels } from "../../shared/text/labels.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { linkTexts } from "./linkTexts.ts"

export interface Question {
  readonly signal: SignalId
  readonly question: string
}

interface Props {
  /** Whose posters can be asked, numbered as they stand in the table. */
  readonly signals: ReadonlyArray<SignalView>
  readonly signal: SignalId | undefined
  readonly send: (question: Question) => Promise<unknown>
  readonly onClose: () => void
}

/** A question to one poster, who is free to answer, to decline or to rather talk. */
export function AskPanel({ signals, signal, send, onClose }: Props) {
  const texts = useTexts(linkTexts)
  const shared = useTexts(sharedTexts)
  const label = useLabels()
  const ask = useMutation({ mutationFn: send })
  const [to, setTo] = useState(signal ?? signals[0]?.id)
  const [question, setQuestion] = useState("")
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const words = question.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (to === undefined || words === "") {
      field.current?.focus()
      return
    }
    ask.mutate({ signal: to, question: words })
  }
  if (ask.isSuccess) {
    return (
      <div className="kv-panel" role="status">
        <p>{texts.asked}</p>
        <Button appearance="subtle-button" onClick={onClose}>
          {shared.close}
        </Button>
      </div>
    )
  }
  return (
    <form
      className="kv-panel"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose()
      }}
    >
      {ask.isError && <Failure error={ask.error} />}
      <Field label={texts.askWhich}>
        {({ id }) => (
          <Select id={id} value={to ?? ""} onChange={(value) => setTo(signals.find((one) => one.id === value)?.id)}>
            {signals.map((one, index) => (
              <option key={one.id} value={one.id}>
                {texts.signal(index + 1)} ({label(angleLabels, one.angle)})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={texts.question}
        hint={texts.questionHint}
        error={tried && words === "" ? texts.questionMissing : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            ref={field}
            rows={2}
            maxLength={4000}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </Field>
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={ask.isPending}>
          {texts.send}
        </Button>
        <Button appearance="subtle-button" onClick={onClose}>
          {shared.cancel}
        </Button>
      </div>
    </form>
  )
}
