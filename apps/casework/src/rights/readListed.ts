import { localDate, type SignalId } from "@kruisverband/domain"
import { searchLog } from "@kruisverband/store"
import { DateTime, Effect } from "effect"

/** Seen without content: in a list, a link, or what fits more than one. What was opened is ingest's to tell. */
const SEEN: ReadonlySet<string> = new Set(["links-listed", "link-shown", "ambiguity-shown"])

/** Lines about one person's signals at most: more than people read. */
const MOST = 5000

export interface Listed {
  readonly signal: string
  readonly viewer: string
  readonly role: string
  /** Local date. */
  readonly on: string
}

/** Who saw of these signals that they are there, by casework's processing log: each person once a day, oldest first (L21). */
export const readListed = Effect.fn("rights.readListed")(function* (signals: ReadonlyArray<SignalId>) {
  if (signals.length === 0) return []
  const lines = yield* searchLog({ objects: [...new Set(signals)] }, MOST)
  const listed = new Map<string, Listed>()
  for (const { action, at, object, role, who } of lines.toReversed()) {
    if (!SEEN.has(action) || who.startsWith("system:")) continue
    const on = localDate(DateTime.makeUnsafe(at))
    listed.set(`${object} ${who} ${role} ${on}`, { signal: object, viewer: who, role, on })
  }
  return [...listed.values()]
})
