import type { OwnRequest } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { ownTexts } from "./ownTexts.ts"
import { type Response, useOwnRequests, useRespond } from "./useOwnSignals.ts"

/** Questions to this poster, open ones first. Nothing shows where there are none. */
export function Requests() {
  const texts = useTexts(ownTexts)
  const query = useOwnRequests()
  const requests = (query.data?.requests ?? []).toSorted(
    (a, b) => Number(b.state === "open") - Number(a.state === "open")
  )
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (requests.length === 0) return null
  return (
    <section className="kv-requests" aria-labelledby="kv-requests">
      <Heading level={2} appearance="level-3" id="kv-requests">
        {texts.questions}
      </Heading>
      <Paragraph className="kv-subtle">{texts.questionsNote}</Paragraph>
      <ul className="kv-requests__list">
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </section>
  )
}

const responses = ["answer", "decline", "talk"] as const

function Request({ request }: { readonly request: OwnRequest }) {
  const texts = useTexts(ownTexts)
  const { language } = useLanguage()
  const [open, setOpen] = useState<Response>()
  return (
    <li className="kv-requests__one">
      <p className="kv-requests__question">{request.question}</p>
      <p className="kv-subtle kv-small">
        {texts.asked} {exactMoment(request.askedAt, language)} · {texts.states[request.state]} ·{" "}
        <Link to="/my-signals/$id" params={{ id: request.signal }}>
          {texts.toSignal}
        </Link>
      </p>
      {request.state === "open" && (
        <div className="kv-buttons">
          {responses.map((response) => (
            <Button
              key={response}
              appearance="secondary-action-button"
              aria-expanded={open === response}
              onClick={() => setOpen(open === response ? undefined : response)}
            >
              {texts[response]}
            </Button>
          ))}
        </div>
      )}
      {request.state === "open" && open !== undefined && (
        <Respond key={open} request={request} response={open} onCancel={() => setOpen(undefined)} />
      )}
    </li>
  )
}

interface RespondProps {
  readonly request: OwnRequest
  readonly response: Response
  readonly onCancel: () => void
}

function Respond({ request, response, onCancel }: RespondProps) {
  const texts = useTexts(ownTexts)
  const shared = useTexts(sharedTexts)
  const respond = useRespond(request.id)
  const [text, setText] = useState("")
  const [tried, setTried] = useState(false)
  const labels = { answer: texts.yourAnswer, decline: texts.yourReason, talk: texts.yourProposal }
  const missing = response === "answer" && text.trim() === ""
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) respond.mutate({ response, text })
  }
  return (
    <form className="kv-panel" onSubmit={submit} noValidate>
      {respond.isError && <Failure error={respond.error} />}
      <Field
        label={labels[response]}
        optional={response !== "answer"}
        error={tried && missing ? texts.answerMissing : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={respond.isPending}>
          {response === "answer" ? texts.send : texts[response]}
        </Button>
        <Button appearance="subtle-button" onClick={onCancel}>
          {shared.cancel}
        </Button>
      </div>
    </form>
  )
}
