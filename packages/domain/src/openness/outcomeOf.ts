import { isRefused, type MarkedPassage } from "./MarkedPassage.ts"
import type { WooOutcome } from "./WooRequest.ts"

type Judged = { readonly text: string; readonly passages: ReadonlyArray<MarkedPassage> }
export type DocumentOutcome = Extract<WooOutcome, "granted" | "partly-refused" | "refused">

/** Made public whole, in part, or not at all: white space left between refused passages is nothing that was made public. */
export function documentOutcomeOf({ passages, text }: Judged): DocumentOutcome {
  const refused = passages.filter(isRefused)
  if (refused.length === 0) return "granted"
  const blank = refused
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
  return blank.trim() === "" ? "refused" : "partly-refused"
}

/** What the decision on a request comes to, from its documents. */
export function outcomeOf(documents: ReadonlyArray<Judged>): WooOutcome {
  const outcomes = new Set(documents.map(documentOutcomeOf))
  const [first] = outcomes
  if (first === undefined) return "no-documents"
  return outcomes.size === 1 ? first : "partly-refused"
}
