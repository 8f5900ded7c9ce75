import type { Explanation, LinkView } from "@kruisverband/contract"
import type { Facet } from "@kruisverband/domain"
import type { Language } from "../text/Language.tsx"
import { sameFacetLabels } from "../text/labels.ts"

/**
 * Bits (log2 of the odds that two signals concern the same) from which a word holds: 2^6.63 : 1 is 99 %, 2^3.17 : 1 is 90 %.
 * About identity only: the words say nothing of what a person may do.
 */
const words = [
  { from: 6.63, nl: "zeer waarschijnlijk", en: "very likely" },
  { from: 3.17, nl: "waarschijnlijk", en: "likely" },
  { from: Number.NEGATIVE_INFINITY, nl: "mogelijk", en: "possible" }
] as const

/** Evidence that does not reach what is needed says nothing of how likely it is: a person decided otherwise. */
const decided = { nl: "alleen volgens het besluit", en: "by the decision alone" } as const

export const sumOf = (terms: ReadonlyArray<{ readonly weight: number }>): number =>
  terms.reduce((sum, term) => sum + term.weight, 0)

/**
 * `zelfde persoon, zeer waarschijnlijk`, `zelfde groep · zelfde thema, mogelijk`: what the link rests on, and how sure
 * that is, by the pair that carries it most.
 */
export function identityWords(
  link: Pick<LinkView, "facets"> & { readonly explanation: Pick<Explanation, "identity" | "bar"> },
  language: Language
): string {
  const { bar = Number.NEGATIVE_INFINITY, identity } = link.explanation
  const bits = sumOf(identity)
  const sure = bits < bar ? decided[language] : (words.find((word) => bits >= word.from)?.[language] ?? "")
  return `${link.facets.map((facet: Facet) => sameFacetLabels[facet][language]).join(" · ")}, ${sure}`
}
