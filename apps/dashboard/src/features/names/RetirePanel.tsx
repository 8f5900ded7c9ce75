import { Button } from "@utrecht/button-react"
import { useEffect, useRef } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { nameTexts } from "./nameTexts.ts"

interface Props {
  readonly name: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onSure: () => void
  readonly onCancel: () => void
}

/** Asks once more before names are erased. */
export function RetirePanel({ name, busy, error, onSure, onCancel }: Props) {
  const texts = useTexts(nameTexts)
  const shared = useTexts(sharedTexts)
  const way = useRef<HTMLButtonElement>(null)
  useEffect(() => way.current?.focus(), [])
  return (
    <fieldset
      className="kv-panel kv-names__sure"
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel()
      }}
    >
      <legend>{texts.retireOf(name)}?</legend>
      <p>{texts.retireNote}</p>
      {error !== null && <Failure error={error} />}
      <div className="kv-buttons">
        <Button appearance="secondary-action-button" busy={busy} onClick={onSure}>
          {texts.retire}
        </Button>
        <Button appearance="subtle-button" ref={way} onClick={onCancel}>
          {shared.cancel}
        </Button>
      </div>
    </fieldset>
  )
}
