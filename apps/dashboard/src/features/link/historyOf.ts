import type { LinkView, RegroupingView, ReviewView } from "@kruisverband/contract"

export type HistoryEntry =
  | { readonly what: "review"; readonly at: string; readonly review: ReviewView }
  | { readonly what: "regrouping"; readonly at: string; readonly regrouping: RegroupingView }

/** Decisions and regroupings in one row, latest first; of the same moment the decision first, as it led to the other. */
export function historyOf({
  reviews,
  regroupings
}: Pick<LinkView, "reviews" | "regroupings">): ReadonlyArray<HistoryEntry> {
  const entries: ReadonlyArray<HistoryEntry> = [
    ...reviews.map((review) => ({ what: "review" as const, at: review.at, review })),
    ...regroupings.map((regrouping) => ({ what: "regrouping" as const, at: regrouping.at, regrouping }))
  ]
  return entries
    .toSorted((x, y) => Date.parse(x.at) - Date.parse(y.at) || (x.what === y.what ? 0 : x.what === "review" ? -1 : 1))
    .toReversed()
}
