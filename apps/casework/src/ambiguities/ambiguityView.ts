import type { AmbiguityView, RelatedLink } from "@kruisverband/contract"
import { AmbiguityId } from "@kruisverband/domain"
import { explanationOf } from "../links/explanationOf.ts"
import type { Viewpoint } from "../links/Viewpoint.ts"
import { type SeenLink, viewOf } from "../links/viewOf.ts"
import type { Ambiguity } from "./AmbiguityPage.ts"

export interface SeenAmbiguity {
  readonly view: AmbiguityView
  /** As the processing log and the opening of content see it. */
  readonly seen: SeenLink
}

/**
 * An ambiguity as far as this viewer may see it; undefined when one of its signals may not be seen at all: the rest would tell that it is
 * there. `links`: those that the viewer sees, by the set of their signals.
 */
export const ambiguityView = (
  found: Ambiguity,
  viewpoint: Viewpoint,
  links: ReadonlyMap<string, RelatedLink>
): SeenAmbiguity | undefined => {
  const { againSince, whole, fits, signal, state, ended } = found
  const seen = viewOf(whole, viewpoint)
  if (seen === undefined || seen.view.signals.length !== whole.record.facts.signals.length) return undefined
  const { view } = seen
  const byId = new Map(view.signals.map((one) => [one.id, one] as const))
  const torn = byId.get(signal)
  if (torn === undefined) return undefined
  const decides = view.may.includes("confirm")
  const told: AmbiguityView = {
    id: AmbiguityId.make(view.id),
    covenant: view.covenant,
    state,
    facets: view.facets,
    municipalities: [...new Set(whole.signals.map((one) => one.facts.municipality))].sort(),
    signal: torn,
    fits: fits.map((fit) => {
      const link = links.get(fit.join())
      return {
        signals: fit.flatMap((id) => byId.get(id) ?? []),
        ...(link === undefined ? {} : { link }),
        explanation: explanationOf(between(whole.record.facts, signal, fit), new Set([signal, ...fit]))
      }
    }),
    reviews: view.reviews,
    ...(ended === null ? {} : { ended }),
    ...(againSince === null ? {} : { againSince }),
    foundAt: view.proposedAt,
    updatedAt: view.updatedAt,
    revision: view.revision,
    may: [
      ...(decides && state === "open" ? ["resolve" as const] : []),
      ...(decides && againSince !== null ? ["keep" as const] : []),
      ...view.may.flatMap((one) => (one === "ask" || one === "open" ? [one] : []))
    ]
  }
  return { view: told, seen: { ...seen, kind: "ambiguity" } }
}

/** The evidence between the torn signal and one of its fits alone. */
const between = (facts: Ambiguity["whole"]["record"]["facts"], signal: string, fit: ReadonlyArray<string>) => ({
  ...facts,
  omitted: 0,
  evidence: facts.evidence.filter(({ a, b }) => (a === signal && fit.includes(b)) || (b === signal && fit.includes(a)))
})
