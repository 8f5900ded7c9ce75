import type { RightsRequestView } from "@kruisverband/contract"
import { RevocationCause } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { today } from "../../shared/time/today.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { revocationTexts } from "./revocationTexts.ts"
import { useRightsAct } from "./useRights.ts"

/** A later decision takes an upheld objection back; another person has to agree before it does anything. */
export function RevokeForm({ request }: { readonly request: RightsRequestView }) {
  const texts = useTexts(revocationTexts)
  const command = useRightsAct(request)
  const [cause, setCause] = useState<RevocationCause>("administrative-objection")
  const [decidedOn, setDecidedOn] = useState(today)
  const [toldOn, setToldOn] = useState("")
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === "" || toldOn === "" || decidedOn === "") return
    command.mutate({ act: "revoke", given: { cause, decidedOn, toldOn, reason: reason.trim() } })
  }
  return (
    <form className="kv-column kv-rights__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      <Paragraph>{texts.text}</Paragraph>
      {command.isError && <Failure error={command.error} />}
      <Field label={texts.cause}>
        {(control) => (
          <Select
            {...control}
            value={cause}
            onChange={(value) => {
              const found = RevocationCause.literals.find((one) => one === value)
              if (found !== undefined) setCause(found)
            }}
          >
            {RevocationCause.literals.map((one) => (
              <option key={one} value={one}>
                {texts.causes[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Line label={texts.decidedOn} type="date" value={decidedOn} onChange={setDecidedOn} />
      <Line
        label={texts.toldOn}
        type="date"
        error={tried && toldOn === "" ? texts.toldMissing : undefined}
        value={toldOn}
        onChange={setToldOn}
      />
      <Field label={texts.reason} error={tried && reason.trim() === "" ? texts.reasonMissing : undefined}>
        {(control) => (
          <TextArea {...control} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending}>
          {texts.propose}
        </Button>
      </div>
    </form>
  )
}
