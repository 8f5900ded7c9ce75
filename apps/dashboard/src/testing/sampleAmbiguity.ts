import { AmbiguityView } from "@kruisverband/contract"
import { Schema } from "effect"
import { linkId, sampleLink, signalId } from "./sampleLinks.ts"

export const ambiguityId = "5c1d1a52-34b5-8c11-9a22-1f2e3d4c5b6c"

/** A signal that fits a link and a signal, as the services give it. */
export const sampleAmbiguity = (part: Readonly<Record<string, unknown>> = {}): AmbiguityView => {
  const link = sampleLink(1)
  const { explanation } = link
  const torn = { ...link.signals[0], id: signalId(990) }
  const other = { ...link.signals[1], id: signalId(991) }
  const against = (a: string, b: string) => ({ ...explanation, pairs: [{ ...explanation.pairs[0], a, b }] })
  return Schema.decodeUnknownSync(AmbiguityView)({
    id: ambiguityId,
    covenant: link.covenant,
    state: "open",
    facets: ["person"],
    municipalities: ["GM9001"],
    signal: torn,
    fits: [
      {
        signals: link.signals.slice(0, 2),
        link: { id: linkId(1), state: "proposed", angles: ["education", "welfare"], signals: 2 },
        explanation: against(torn.id, link.signals[0]?.id ?? "")
      },
      { signals: [other], explanation: against(torn.id, other.id) }
    ],
    reviews: [],
    foundAt: "2026-11-16T09:05:30.000Z",
    updatedAt: "2026-11-16T09:05:30.000Z",
    revision: 3,
    may: ["resolve", "ask", "open"],
    ...part
  })
}
