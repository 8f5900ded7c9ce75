import type { OpennessRequestView } from "@kruisverband/contract"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { today } from "../../shared/time/today.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useOpennessAct } from "./useOpenness.ts"

/** That it takes longer was told in time, and why (Woo 4.4(2)). */
export function ExtendForm({ request }: { readonly request: OpennessRequestView }) {
  const texts = useTexts(opennessTexts)
  const command = useOpennessAct(request)
  const [toldOn, setToldOn] = useState(today)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === "" || toldOn === "") return
    command.mutate({ act: "extend", given: { toldOn, reason: reason.trim() } })
  }
  return (
    <form className="kv-column kv-openness__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      <Paragraph>{texts.extendText}</Paragraph>
      {command.isError && <Failure error={command.error} />}
      <Line
        label={texts.toldOn}
        type="date"
        error={tried && toldOn === "" ? texts.missing : undefined}
        value={toldOn}
        onChange={setToldOn}
      />
      <Field label={texts.extendReason} error={tried && reason.trim() === "" ? texts.missing : undefined}>
        {(control) => (
          <TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending}>
          {texts.extendDo}
        </Button>
      </div>
    </form>
  )
}
