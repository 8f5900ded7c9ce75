import type { CovenantId, Facet, LinkFacts, PairEvidence } from "@kruisverband/domain"
import type { LinkedFacts } from "../store/signals.ts"
import { chooseEvidence } from "./chooseEvidence.ts"
import { linkId } from "./linkId.ts"

/** An event stays under this many bytes; the envelope and a list of former signals have to fit too. */
export const MOST_BYTES = 60_000
const ID_BYTES = 39

export interface LinkDraft {
  readonly covenant: CovenantId
  readonly person: boolean
  /** See `linkId`. */
  readonly anchor: string
  readonly signals: ReadonlyArray<LinkedFacts>
  readonly evidence: ReadonlyArray<PairEvidence>
  readonly model: string
  /** Only people's decisions hold it together. */
  readonly held: boolean
}

const sortedSet = <A extends string>(values: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(values)].sort()

/** Almost the same is a ground too: another name of the group, another form of the expression. */
const AGREES: ReadonlySet<string> = new Set(["exact", "close"])

/** Facets that the evidence rests on; a link of situations is about a place at least. */
const facetsOf = (draft: LinkDraft): ReadonlyArray<Facet> => {
  if (draft.person) return ["person"]
  const agreed = new Set(
    draft.evidence.flatMap((pair) =>
      pair.terms.filter(({ agreement }) => AGREES.has(agreement)).map((term) => term.field)
    )
  )
  const further = (["group", "expression", "theme"] as const).filter((facet) => agreed.has(facet))
  return sortedSet<Facet>(["place", ...further])
}

/** What is published of a link. The fields are always in this order, and all lists sorted: equal links are equal bytes. */
export function linkFactsOf(draft: LinkDraft): LinkFacts {
  const { signals } = draft
  const facts = {
    link: linkId(draft.covenant, draft.person ? "person" : "place", draft.anchor),
    covenant: draft.covenant,
    facets: facetsOf(draft),
    signals: sortedSet(signals.map((one) => one.signal)),
    angles: sortedSet(signals.map((one) => one.angle)),
    organisations: sortedSet(signals.map((one) => one.partner)),
    municipalities: sortedSet(signals.map((one) => one.municipality))
  }
  const room = MOST_BYTES - JSON.stringify(facts).length - facts.signals.length * ID_BYTES
  const evidence = chooseEvidence(draft.evidence, room)
  const omitted = draft.evidence.length - evidence.length
  const left = omitted === 0 ? {} : { omitted }
  const held = draft.held ? { held: true as const } : {}
  return { ...facts, evidence, ...left, model: draft.model, ...held }
}
