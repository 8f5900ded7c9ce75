import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import type { AccessCommand, useAccessCommand } from "./usePeople.ts"

interface Props {
  /** What will be done; also the button. */
  readonly label: string
  readonly command: ReturnType<typeof useAccessCommand>
  readonly commandOf: (reason: string) => AccessCommand
  readonly onClose: () => void
}

/** Asks why before it does what its button says. */
export function ReasonForm({ label, command, commandOf, onClose }: Props) {
  const texts = useTexts(peopleTexts)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== "") command.mutate(commandOf(reason.trim()), { onSuccess: onClose })
  }
  return (
    <form className="kv-people__sure kv-no-print" onSubmit={submit} noValidate>
      {command.isError && <Failure error={command.error} />}
      <Field
        label={texts.reason}
        hint={texts.reasonHint}
        error={tried && reason.trim() === "" ? texts.reasonMissing : undefined}
      >
        {(control) => (
          <TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div className="kv-buttons">
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending}>
          {label}
        </Button>
        <Button appearance="subtle-button" onClick={onClose}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  )
}
