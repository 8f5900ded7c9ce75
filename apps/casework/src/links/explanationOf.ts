import type { Explanation } from "@kruisverband/contract"
import type { LinkFacts, PairEvidence } from "@kruisverband/domain"
import { explain } from "@kruisverband/linkage/match"

/** The machine's evidence in words, of those pairs of which the viewer sees both signals. */
export const explanationOf = (
  { evidence, omitted, bar }: Pick<LinkFacts, "evidence" | "omitted" | "bar">,
  visible: ReadonlySet<string>
): Explanation => {
  const seen: ReadonlyArray<PairEvidence> = evidence.filter((pair) => visible.has(pair.a) && visible.has(pair.b))
  return { ...explain(seen, bar), omitted: omitted ?? 0 }
}

/** For those who see that there is a link and not what it rests on. */
export const withoutGrounds: Explanation = {
  identity: [],
  why: {
    nl: "Een coördinator heeft bevestigd dat deze signalen bij elkaar horen.",
    en: "A coordinator confirmed that these signals belong together."
  },
  summary: { nl: "Waarop dit rust, ziet u in uw rol niet.", en: "Your role does not see what this rests on." },
  against: [],
  missing: [],
  notCounted: [],
  pairs: [],
  omitted: 0
}
