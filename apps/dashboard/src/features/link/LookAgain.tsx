import type { AmbiguityView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { ambiguityTexts } from "./ambiguityTexts.ts"
import { linkTexts } from "./linkTexts.ts"
import { ReasonField } from "./ReasonField.tsx"
import { useKeepResolution } from "./useAmbiguity.ts"

interface Props {
  readonly ambiguity: AmbiguityView
  readonly since: string
}

/** Why a decision is to be looked at again, and saying that it stays as it was. */
export function LookAgain({ ambiguity, since }: Props) {
  const texts = useTexts(ambiguityTexts)
  const shared = useTexts(linkTexts)
  const { language } = useLanguage()
  const keep = useKeepResolution(ambiguity)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const words = reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words === "") field.current?.focus()
    else keep.mutate(words)
  }
  return (
    <>
      <div className="kv-notice kv-notice--accent">
        <p>{texts.againSince(exactMoment(since, language))}</p>
        <p>{texts.againHow}</p>
      </div>
      {ambiguity.may.includes("keep") && (
        <form className="kv-panel kv-no-print" noValidate onSubmit={submit} aria-label={shared.keep}>
          {keep.isError && <Failure error={keep.error} />}
          <ReasonField
            label={shared.reason.keep}
            missing={tried && words === ""}
            reason={reason}
            onChange={setReason}
            field={field}
          />
          <div className="kv-buttons">
            <Button type="submit" appearance="primary-action-button" busy={keep.isPending}>
              {shared.keep}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
