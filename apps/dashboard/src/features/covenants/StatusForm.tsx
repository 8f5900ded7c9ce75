import type { CovenantLife } from "@kruisverband/contract"
import type { CovenantStatus } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useAsk } from "../../shared/agreements/useAgreements.ts"
import { useCovenantCommand } from "../../shared/covenant/useCovenant.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { actTexts } from "./actTexts.ts"

const changes = [
  { act: "suspend", status: "suspended" },
  { act: "resume", status: "active" },
  { act: "end", status: "ended" }
] as const satisfies ReadonlyArray<{ readonly act: CovenantLife["may"][number]; readonly status: CovenantStatus }>

/** For the administrator: suspend, resume or end, always with a reason. Ending takes two: it is asked here, and agreed to by somebody else. */
export function StatusForm({ life }: { readonly life: CovenantLife }) {
  const texts = useTexts(actTexts)
  const command = useCovenantCommand(life)
  const ask = useAsk()
  const [chosen, setChosen] = useState<CovenantStatus | undefined>()
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const possible = changes.filter(({ act }) => life.may.includes(act))
  const newest = life.versions.at(-1)?.document
  const change = possible.find(({ status }) => status === chosen) ?? possible[0]
  if (newest === undefined || change === undefined) return null
  const notes = { suspend: texts.suspendNote, resume: texts.resumeNote, end: texts.endNote }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === "") return
    const onSuccess = () => {
      setReason("")
      setTried(false)
      setChosen(undefined)
    }
    const words = reason.trim()
    if (change.act === "end") ask.mutate({ act: "covenant-end", covenant: life.id, reason: words }, { onSuccess })
    else command.mutate({ act: "status", status: change.status, version: newest.version, reason: words }, { onSuccess })
  }
  return (
    <form className="kv-column kv-no-print" onSubmit={submit} noValidate>
      <Heading level={2} appearance="level-3">
        {texts.status}
      </Heading>
      {command.isError && <Failure error={command.error} />}
      {ask.isError && <Failure error={ask.error} />}
      <div role="status">{ask.isSuccess && <p className="kv-notice">{texts.endAsked}</p>}</div>
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="kv-visually-hidden">{texts.status}</legend>
        {possible.map(({ act, status }) => (
          <Choice
            key={act}
            kind="radio"
            name="status"
            label={texts[act]}
            hint={notes[act]}
            checked={change.status === status}
            onChange={() => setChosen(status)}
          />
        ))}
      </fieldset>
      <Field label={texts.reason} error={tried && reason.trim() === "" ? texts.reasonMissing : undefined}>
        {(control) => (
          <TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending || ask.isPending}>
          {change.act === "end" ? texts.endAsk : texts[change.act]}
        </Button>
      </div>
    </form>
  )
}
