import { Schema } from "effect"

/** Every topic, and the service that alone writes it. Dead letters go to `<topic>.dlq`. */
export const TOPICS = {
  "kruisverband.registry.v1": "casework",
  "kruisverband.signals.v1": "ingest",
  "kruisverband.links.v1": "correlator",
  "kruisverband.reviews.v1": "casework",
  "kruisverband.cases.v1": "casework"
} as const

export type Topic = keyof typeof TOPICS
export type Owner = (typeof TOPICS)[Topic]

export const Topic = Schema.Literals([
  "kruisverband.registry.v1",
  "kruisverband.signals.v1",
  "kruisverband.links.v1",
  "kruisverband.reviews.v1",
  "kruisverband.cases.v1"
])

/** The newest event per key is the whole state, so the broker may drop older ones. */
export const COMPACTED: ReadonlyArray<Topic> = ["kruisverband.registry.v1"]
