import { type CovenantDocument, mayLink } from "@kruisverband/domain"
import { DateTime, Effect, Result } from "effect"
import { linkFactsOf } from "../links/linkFactsOf.ts"
import { publishAmbiguities } from "../links/publishAmbiguities.ts"
import { publishedOf, publishLinks } from "../links/publishLinks.ts"
import { ambiguitiesWith } from "../store/ambiguities.ts"
import { linksWith, type PublishedLink } from "../store/links.ts"
import { getSignals, type StoredSignal } from "../store/signals.ts"
import type { CovenantState } from "./CovenantState.ts"

const asIfActive = (versions: ReadonlyArray<CovenantDocument>): ReadonlyArray<CovenantDocument> =>
  versions.map((document) => (document.status === "suspended" ? { ...document, status: "active" } : document))

/** The link without the signals that are gone; undefined when nothing is left that might stand under its id. */
const shrunk = (
  covenant: CovenantState,
  link: PublishedLink,
  signals: ReadonlyMap<number, StoredSignal>,
  now: DateTime.Utc
): PublishedLink | undefined => {
  const left = [...link.members.keys()].flatMap((key) => {
    const stored = signals.get(key)
    return stored?.state === "active" && stored.facts !== undefined ? [{ ...stored, facts: stored.facts }] : []
  })
  const facts = left.map((one) => one.facts)
  if (Result.isFailure(mayLink(facts, asIfActive(covenant.versions), now))) return undefined
  const ids = new Set<string>(left.map((one) => one.id))
  const draft = {
    covenant: covenant.id,
    person: link.facts.facets.includes("person"),
    anchor: [...ids].sort()[0] ?? "",
    signals: facts,
    evidence: link.facts.evidence.filter((pair) => ids.has(pair.a) && ids.has(pair.b)),
    model: link.facts.model,
    held: link.facts.held === true
  }
  const remaining = { ...linkFactsOf(draft), link: link.facts.link }
  if (!link.facts.signals.some((id) => id === draft.anchor && id === link.facts.signals[0])) return undefined
  return publishedOf(remaining, new Map(left.map((one) => [one.key, one.revision] as const)))
}

/**
 * While a covenant is suspended, or its encodings are renewed, its links stand still, but for one thing: a signal that is withdrawn leaves them at once, and ends what
 * was told of it that it fits more than one.
 * A link whose first signal leaves, or that could no longer be proposed, is taken back; what remains of it is linked when
 * the covenant is in force again.
 */
export const shrinkLinks = Effect.fn("covenant.shrinkLinks")(function* (
  covenant: CovenantState,
  gone: ReadonlyArray<number>
) {
  if (gone.length === 0) return
  yield* publishAmbiguities(covenant, yield* ambiguitiesWith(gone), [], () => "signal-withdrawn")
  const before = yield* linksWith(gone)
  if (before.length === 0) return
  const keys = [...new Set(before.flatMap((link) => [...link.members.keys()]))]
  const signals = new Map((yield* getSignals(keys)).map((one) => [one.key, one] as const))
  const now = yield* DateTime.now
  const after = before.flatMap((link) => shrunk(covenant, link, signals, now) ?? [])
  yield* publishLinks(covenant, before, after, () => "signal-withdrawn")
})
