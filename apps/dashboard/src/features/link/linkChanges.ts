import type { LinkView, ShownState } from "@kruisverband/contract"
import { sumOf } from "../../shared/link/identityWords.ts"

export type LinkChange =
  | { readonly what: "state"; readonly from: ShownState; readonly to: ShownState }
  | { readonly what: "added" | "removed" | "review"; readonly count: number }
  | { readonly what: "weight"; readonly from: number; readonly to: number }
  | { readonly what: "other" }

/** What a reader of `before` should know of `after`: never empty when the revision moved. */
export function linkChanges(before: LinkView, after: LinkView): ReadonlyArray<LinkChange> {
  const old = new Set(before.signals.map((signal) => signal.id))
  const fresh = new Set(after.signals.map((signal) => signal.id))
  const added = [...fresh].filter((id) => !old.has(id)).length
  const removed = [...old].filter((id) => !fresh.has(id)).length
  const reviews = after.reviews.length - before.reviews.length
  const from = sumOf(before.explanation.identity)
  const to = sumOf(after.explanation.identity)
  const changes: Array<LinkChange> = []
  if (before.state !== after.state) changes.push({ what: "state", from: before.state, to: after.state })
  if (added > 0) changes.push({ what: "added", count: added })
  if (removed > 0) changes.push({ what: "removed", count: removed })
  if (Math.abs(from - to) >= 0.05) changes.push({ what: "weight", from, to })
  if (reviews > 0) changes.push({ what: "review", count: reviews })
  return changes.length === 0 && before.revision !== after.revision ? [{ what: "other" }] : changes
}
