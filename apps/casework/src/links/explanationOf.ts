import type { Explanation } from "@kruisverband/contract"
import type { PairEvidence } from "@kruisverband/domain"
import { explain } from "@kruisverband/linkage/match"

/** The machine's evidence in words, of those pairs of which the viewer sees both signals. */
export const explanationOf = (evidence: ReadonlyArray<PairEvidence>, visible: ReadonlySet<string>): Explanation => {
  const seen = evidence.filter((pair) => visible.has(pair.a) && visible.has(pair.b))
  const pairs = seen.map((pair) => ({ a: pair.a, b: pair.b, weight: pair.weight, terms: explain([pair]).identity }))
  return { ...explain(seen), pairs }
}

/** For those who see that there is a link and not what it rests on. */
export const withoutGrounds: Explanation = {
  identity: [],
  why: {
    nl: "Een coördinator heeft bevestigd dat deze signalen bij elkaar horen.",
    en: "A coordinator confirmed that these signals belong together."
  },
  against: [],
  pairs: []
}
