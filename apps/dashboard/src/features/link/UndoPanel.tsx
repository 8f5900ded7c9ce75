import type { ReviewView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { linkTexts } from "./linkTexts.ts"
import { ReasonField } from "./ReasonField.tsx"
import type { TakeBack } from "./useTakeBack.ts"

interface Props {
  readonly takeBack: TakeBack
  readonly review: ReviewView
  readonly onClose: () => void
}

/** Asks why a decision is taken back; everything then stands as if it had not been taken, and the history keeps both. */
export function UndoPanel({ takeBack, review, onClose }: Props) {
  const texts = useTexts(linkTexts)
  const shared = useTexts(sharedTexts)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const words = reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words === "") field.current?.focus()
    else takeBack.mutate({ review: review.id, reason: words }, { onSuccess: onClose })
  }
  return (
    <form
      className="kv-panel kv-no-print"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose()
      }}
    >
      {takeBack.error !== null && <Failure error={takeBack.error} />}
      <ReasonField
        label={texts.takeBackReason}
        hint={texts.takeBackHint}
        missing={tried && words === ""}
        reason={reason}
        onChange={setReason}
        field={field}
      />
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={takeBack.isPending}>
          {texts.takeBack}
        </Button>
        <Button appearance="subtle-button" onClick={onClose}>
          {shared.cancel}
        </Button>
      </div>
    </form>
  )
}
