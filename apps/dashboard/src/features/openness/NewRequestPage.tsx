import type { CovenantId } from "@kruisverband/domain"
import { Link, useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, useSession } from "../../shared/api/useSession.ts"
import { likeliestCovenant } from "../../shared/covenant/likeliestCovenant.ts"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { today } from "../../shared/time/today.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useNewRequest } from "./useOpenness.ts"
import "./openness.css"

/** A request goes into the register on the day on which it came in. */
export function Page() {
  const texts = useTexts(opennessTexts)
  const session = useSession()
  const own = session.data ? [...covenantsFor(session.data, "data-protection-officer")] : []
  return (
    <div className="kv-page-wide">
      <Link to="/openness" className="kv-back">
        ← {texts.back}
      </Link>
      <PageHeading>{texts.new}</PageHeading>
      {own.length === 0 ? <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty> : <RequestForm covenants={own} />}
    </div>
  )
}

function RequestForm({ covenants }: { readonly covenants: ReadonlyArray<CovenantId> }) {
  const texts = useTexts(opennessTexts)
  const { registry } = useRegistry()
  const navigate = useNavigate()
  const command = useNewRequest()
  const [picked, setCovenant] = useState<string>()
  const covenant = picked ?? likeliestCovenant(covenants, registry)
  const [receivedOn, setReceivedOn] = useState(today)
  const [subject, setSubject] = useState("")
  const [asked, setAsked] = useState("")
  const [requester, setRequester] = useState("")
  const [tried, setTried] = useState(false)
  const titleOf = useCovenantTitle()
  const missing = (text: string) => (tried && text.trim() === "" ? texts.missing : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const chosen = covenants.find((id) => id === covenant)
    if (chosen === undefined || [receivedOn, subject, asked].some((text) => text.trim() === "")) return
    command.mutate(
      {
        covenant: chosen,
        receivedOn,
        subject: subject.trim(),
        asked: asked.trim(),
        ...(requester.trim() === "" ? {} : { requester: requester.trim() })
      },
      { onSuccess: ({ id }) => void navigate({ to: "/openness/$id", params: { id } }) }
    )
  }
  return (
    <form className="kv-column kv-openness__form" onSubmit={submit} noValidate autoComplete="off">
      {command.isError && <Failure error={command.error} />}
      <Field label={texts.covenant}>
        {(control) => (
          <Select {...control} value={covenant} onChange={setCovenant}>
            {covenants.map((id) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Line
        label={texts.receivedOn}
        type="date"
        error={missing(receivedOn)}
        value={receivedOn}
        onChange={setReceivedOn}
      />
      <Line
        label={texts.subject}
        hint={texts.subjectHint}
        error={missing(subject)}
        value={subject}
        onChange={setSubject}
      />
      <Field label={texts.asked} hint={texts.askedHint} error={missing(asked)}>
        {(control) => (
          <TextArea {...control} rows={4} value={asked} onChange={(event) => setAsked(event.target.value)} />
        )}
      </Field>
      <Line label={texts.requester} hint={texts.requesterHint} optional value={requester} onChange={setRequester} />
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {texts.register}
        </Button>
      </div>
    </form>
  )
}
