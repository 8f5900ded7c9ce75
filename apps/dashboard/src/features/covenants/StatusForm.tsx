import { setCovenantStatus } from "@kruisverband/contract"
import type { CovenantDocument } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { callApi } from "../../shared/api/callApi.ts"
import { registryKey } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { covenantTexts } from "./covenantTexts.ts"

/** For the administrator: suspend or resume, always with a reason. */
export function StatusForm({ covenant }: { readonly covenant: CovenantDocument }) {
  const texts = useTexts(covenantTexts)
  const client = useQueryClient()
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const suspends = covenant.status === "active"
  const change = useMutation({
    mutationFn: () =>
      callApi(setCovenantStatus, {
        params: { id: covenant.id },
        body: { status: suspends ? "suspended" : "active", reason: reason.trim() }
      }),
    onSuccess: () => {
      setReason("")
      setTried(false)
      return client.invalidateQueries({ queryKey: registryKey })
    }
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== "") change.mutate()
  }
  return (
    <form className="kv-column kv-no-print" onSubmit={submit} noValidate>
      <Heading level={2} appearance="level-3">
        {texts.status}
      </Heading>
      <Paragraph className="kv-subtle">{suspends ? texts.suspendNote : texts.resumeNote}</Paragraph>
      {change.isError && <Failure error={change.error} />}
      <Field label={texts.reason} error={tried && reason.trim() === "" ? texts.reasonMissing : undefined}>
        {(control) => (
          <TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={change.isPending}>
          {suspends ? texts.suspend : texts.resume}
        </Button>
      </div>
    </form>
  )
}
