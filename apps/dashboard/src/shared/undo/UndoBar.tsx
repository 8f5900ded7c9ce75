import { Button } from "@utrecht/button-react"
import { defineTexts, useTexts } from "../text/defineTexts.ts"
import { useNow } from "../time/clock.ts"
import { type Undo, useUndo } from "./Undo.tsx"
import "./undo.css"

const undoTexts = defineTexts({
  nl: {
    undo: "Ongedaan maken",
    left: (seconds: number) => `nog ${seconds} s`,
    done: "Het besluit is ongedaan gemaakt.",
    failed: "Ongedaan maken lukte niet. Open het kruisverband en kijk wat er nu staat.",
    close: "Melding sluiten"
  },
  en: {
    undo: "Undo",
    left: (seconds: number) => `${seconds} s left`,
    done: "The decision has been undone.",
    failed: "Undoing did not work. Open the cross-link and see what it says now.",
    close: "Close this notice"
  }
})

/** The last decision and the way back from it; a status region that is always there, so that it is announced. */
export function UndoBar() {
  const undo = useUndo()
  return (
    <div className="kv-undo" role="status">
      {undo.offered !== undefined && <Offer undo={undo} until={undo.offered.until} said={undo.offered.said} />}
    </div>
  )
}

function Offer({ undo, until, said }: { readonly undo: Undo; readonly until: number; readonly said: string }) {
  const texts = useTexts(undoTexts)
  const seconds = Math.max(0, Math.ceil((until - useNow(1).getTime()) / 1000))
  const open = undo.state === "idle" || undo.state === "pending"
  return (
    <div className="kv-undo__bar">
      <span>{undo.state === "done" ? texts.done : undo.state === "failed" ? texts.failed : said}</span>
      {open && (
        <Button
          appearance="subtle-button"
          className="kv-undo__button"
          busy={undo.state === "pending"}
          disabled={undo.offered?.review === undefined}
          onClick={undo.undo}
        >
          {texts.undo}
          <span className="kv-number kv-small" aria-hidden="true">
            {texts.left(seconds)}
          </span>
        </Button>
      )}
      <button type="button" className="kv-undo__close" aria-label={texts.close} onClick={undo.dismiss}>
        ×
      </button>
    </div>
  )
}
