import type { AmbiguityFacts, CovenantId, PairEvidence } from "@kruisverband/domain"
import type { LinkedFacts } from "../store/signals.ts"
import { chooseEvidence } from "./chooseEvidence.ts"
import { MOST_BYTES } from "./linkFactsOf.ts"
import { ambiguityId } from "./linkId.ts"

export interface AmbiguityDraft {
  readonly covenant: CovenantId
  readonly person: boolean
  /** See `linkId`. */
  readonly anchor: string
  readonly signal: LinkedFacts
  /** Those that may be told of; two or more. */
  readonly fits: ReadonlyArray<ReadonlyArray<LinkedFacts>>
  readonly evidence: ReadonlyArray<PairEvidence>
  readonly model: string
}

const sortedSet = <A extends string>(values: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(values)].sort()

/** What is published of a signal that fits more than one. The fields are always in this order, and all lists sorted. */
export function ambiguityFactsOf(draft: AmbiguityDraft): AmbiguityFacts {
  const fits = draft.fits.map((fit) => sortedSet(fit.map((one) => one.signal)))
  fits.sort((x, y) => ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1))
  const all = [draft.signal, ...draft.fits.flat()]
  const facet = draft.person ? "person" : "place"
  const facts = {
    ambiguity: ambiguityId(draft.covenant, facet, draft.anchor),
    covenant: draft.covenant,
    facets: [facet] as const,
    signal: draft.signal.signal,
    fits,
    signals: sortedSet(all.map((one) => one.signal)),
    municipalities: sortedSet(all.map((one) => one.municipality))
  }
  const evidence = chooseEvidence(draft.evidence, MOST_BYTES - JSON.stringify(facts).length)
  const omitted = draft.evidence.length - evidence.length
  return { ...facts, evidence, ...(omitted === 0 ? {} : { omitted }), model: draft.model }
}

/** Two subjects of one signal may be torn between the same signals: people decide on signals, so that is one. */
export function distinctAmbiguities(drafts: ReadonlyArray<AmbiguityDraft>): ReadonlyArray<AmbiguityFacts> {
  const first = new Map<string, AmbiguityFacts>()
  for (const draft of drafts.toSorted((x, y) => (x.anchor < y.anchor ? -1 : 1))) {
    const facts = ambiguityFactsOf(draft)
    const key = `${facts.signal} ${facts.fits.join(" ")}`
    if (!first.has(key)) first.set(key, facts)
  }
  return [...first.values()]
}
