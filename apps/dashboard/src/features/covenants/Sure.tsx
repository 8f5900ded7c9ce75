import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { actTexts } from "./actTexts.ts"

interface Props {
  readonly label: string
  readonly note?: string
  readonly busy: boolean
  readonly onSure: () => void
}

/** A button for what cannot be taken back: it asks once more, in its own place. */
export function Sure({ label, note, busy, onSure }: Props) {
  const texts = useTexts(actTexts)
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button appearance="subtle-button" onClick={() => setAsked(true)}>
        {label}
      </Button>
    )
  return (
    <fieldset className="kv-sure">
      <legend>{label}</legend>
      <p className="kv-words">
        {note} {texts.sure}
      </p>
      <div className="kv-buttons">
        <Button appearance="secondary-action-button" busy={busy} onClick={onSure}>
          {texts.yes}
        </Button>
        <Button appearance="subtle-button" onClick={() => setAsked(false)}>
          {texts.no}
        </Button>
      </div>
    </fieldset>
  )
}
