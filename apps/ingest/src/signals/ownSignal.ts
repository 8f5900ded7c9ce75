import { OwnSignal } from "@kruisverband/contract"
import type { SignalInput, Subject } from "@kruisverband/domain"
import { Schema } from "effect"
import { receiptOf } from "./receipt.ts"
import type { StoredSignal } from "./StoredSignal.ts"

export interface Trail {
  /** Somebody opened it, where `access` does not say who: in lists. */
  readonly read?: boolean
  readonly history: ReadonlyArray<{ readonly at: string; readonly what: string }>
  readonly access: ReadonlyArray<{
    readonly at: string
    readonly role: string
    readonly purpose: string
    readonly level: string
  }>
}

export const EMPTY_TRAIL: Trail = { history: [], access: [] }

// Built from values that ingest stored itself; the decode turns a stored level into its type again.
const make = Schema.decodeUnknownSync(OwnSignal)

/**
 * A signal as its own poster sees it; `opened` is left out in lists and after a withdrawal. Restricted by an objection,
 * it shows that, and neither what was written nor what was ticked.
 */
export const ownSignal = (
  stored: StoredSignal,
  trail: Trail,
  opened?: "restricted" | { readonly content: SignalInput; readonly subjects: ReadonlyArray<Subject> }
): OwnSignal => {
  const { facts } = stored
  const restricted = opened === "restricted"
  const read = trail.read || trail.access.length > 0 ? "read" : "received"
  const open = restricted ? "restricted" : (stored.told ?? read)
  const gone = stored.erasedAs === "withdrawn" ? "withdrawn" : "erased"
  const stage = stored.withdrawnAt === undefined ? open : gone
  return make({
    id: facts.signal,
    receipt: receiptOf(facts.signal),
    covenant: facts.covenant,
    kind: facts.kind,
    desk: facts.desk,
    stage,
    sharing: { level: facts.level },
    observedAt: stored.observedDay ?? facts.observedAt,
    receivedAt: facts.receivedAt,
    behaviours: restricted ? [] : facts.behaviours,
    themes: restricted ? [] : facts.themes,
    ...(opened === undefined || opened === "restricted" ? {} : openedParts(opened)),
    history: [{ at: facts.receivedAt, what: "received" }, ...trail.history],
    seenBy: trail.access
  })
}

const openedParts = ({
  content,
  subjects
}: {
  readonly content: SignalInput
  readonly subjects: ReadonlyArray<Subject>
}) => ({
  observation: content.observation,
  ...(content.assessment === undefined ? {} : { assessment: content.assessment }),
  ...(content.kind === "radicalisation" ? { subjects } : {})
})
