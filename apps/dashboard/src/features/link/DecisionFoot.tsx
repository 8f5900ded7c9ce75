import type { LinkView } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import { Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useEffect, useRef } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { AskPanel } from "./AskPanel.tsx"
import { ConflictNotice } from "./ConflictNotice.tsx"
import { linkTexts } from "./linkTexts.ts"
import { ReasonPanel } from "./ReasonPanel.tsx"
import { useAsk, useDecision, useNextLink, type Verb } from "./useLink.ts"

/** Which question stands open in the foot. */
export type Open = { readonly verb: Verb } | { readonly verb: "ask"; readonly signal: SignalId | undefined } | undefined

interface Props {
  readonly link: LinkView
  readonly open: Open
  readonly onOpen: (open: Open) => void
}

const verbs = ["keep", "confirm", "reject", "split", "ask"] as const

/** Always in view: what one can do here. Each choice asks its reason in this very place. */
export function DecisionFoot({ link, open, onOpen }: Props) {
  const texts = useTexts(linkTexts)
  const buttons = useRef<HTMLDivElement>(null)
  const next = useNextLink(link)
  const sendQuestion = useAsk(link.id)
  const decision = useDecision({
    confirm: texts.decided.confirmed,
    reject: texts.decided.rejected,
    keep: texts.decided.kept,
    split: texts.decided.split
  })
  const allowed = verbs.filter((verb) => link.may.includes(verb) && (verb !== "split" || link.signals.length > 1))
  const close = () => onOpen(undefined)
  const asked = useRef<string>(undefined)
  // Closing a question gives the focus back to the button that opened it.
  useEffect(() => {
    if (open === undefined) buttons.current?.querySelector<HTMLElement>(`[data-verb="${asked.current}"]`)?.focus()
    asked.current = open?.verb
  }, [open])
  const pending = decision.isPending
  // The question's form is gone at once; the way on takes the focus, so that a keyboard user is not sent to the top.
  useEffect(() => {
    if (pending) buttons.current?.querySelector<HTMLElement>(".kv-foot__next")?.focus()
  }, [pending])
  const decidable = allowed.some((verb) => verb !== "ask") || pending
  return (
    <section className="kv-foot kv-no-print" aria-label={texts.decide}>
      {decision.before !== undefined && <ConflictNotice before={decision.before} after={link} />}
      {decision.isError && decision.before === undefined && <Failure error={decision.error} />}
      {open !== undefined && open.verb !== "ask" && (
        <div hidden={pending || decision.isSuccess}>
          <ReasonPanel
            key={open.verb}
            verb={open.verb}
            signals={link.signals}
            onCancel={close}
            onDecide={(decided) => decision.mutate({ link, decided }, { onSuccess: () => onOpen(undefined) })}
          />
        </div>
      )}
      {open?.verb === "ask" && (
        <AskPanel
          key={open.signal ?? ""}
          signals={link.signals}
          signal={open.signal}
          send={sendQuestion}
          onClose={close}
        />
      )}
      <div className="kv-buttons" ref={buttons}>
        {!pending &&
          open === undefined &&
          allowed.map((verb) => (
            <Button
              key={verb}
              data-verb={verb}
              appearance={
                verb === "confirm" && !allowed.includes("keep") ? "primary-action-button" : "secondary-action-button"
              }
              onClick={() => onOpen(verb === "ask" ? { verb, signal: undefined } : { verb })}
            >
              {texts[verb]}
            </Button>
          ))}
        {!decidable && open === undefined && (
          <span className="kv-subtle">{link.state === "proposed" ? texts.mayNot : ""}</span>
        )}
        {pending && (
          <span className="kv-foot__done">
            {decision.variables?.decided.verb === "keep" ? texts.decided.kept : texts.decided[link.state]} …
          </span>
        )}
        {(open === undefined || pending) && (
          <NextLink id={next.data ?? null} prominent={pending || link.state !== "proposed"} />
        )}
      </div>
    </section>
  )
}

/** After a decision the way to the next item is the first thing at hand. */
function NextLink({ id, prominent }: { readonly id: string | null; readonly prominent: boolean }) {
  const texts = useTexts(linkTexts)
  const look = prominent
    ? "utrecht-button utrecht-button--primary-action kv-foot__next"
    : "utrecht-button utrecht-button--subtle kv-foot__next"
  return id === null ? (
    <Link to="/worklist" className={look}>
      {texts.toList}
    </Link>
  ) : (
    <Link to="/links/$id" params={{ id }} className={look}>
      {texts.next} →
    </Link>
  )
}
