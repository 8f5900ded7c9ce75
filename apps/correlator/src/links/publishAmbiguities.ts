import { createHash } from "node:crypto"
import type { AmbiguityEnd, AmbiguityFacts } from "@kruisverband/domain"
import { AmbiguityEnded, AmbiguityFound, type Event } from "@kruisverband/events"
import { Outbox } from "@kruisverband/store"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { barOf, LinkageModel } from "../evidence/compareRecords.ts"
import { deleteAmbiguities, type PublishedAmbiguity, writeAmbiguities } from "../store/ambiguities.ts"

const hashOf = (facts: AmbiguityFacts): string => createHash("sha256").update(JSON.stringify(facts)).digest("hex")

/** Replaces ambiguities by others and tells what changed: first what ended, then what is new or otherwise, each by id. */
export const publishAmbiguities = Effect.fn("ambiguities.publish")(function* (
  covenant: CovenantState,
  before: ReadonlyArray<PublishedAmbiguity>,
  now: ReadonlyArray<AmbiguityFacts>,
  endOf: (facts: AmbiguityFacts) => AmbiguityEnd
) {
  const known = new Map(before.map((one) => [one.facts.ambiguity, one.hash] as const))
  const wanted = new Map(now.map((facts) => [facts.ambiguity, { facts, hash: hashOf(facts), signals: [] }] as const))
  const ended = before.filter(({ facts }) => !wanted.has(facts.ambiguity))
  const fresh = [...wanted.values()]
    .filter(({ facts, hash }) => known.get(facts.ambiguity) !== hash)
    .toSorted((x, y) => (x.facts.ambiguity < y.facts.ambiguity ? -1 : 1))
  yield* deleteAmbiguities([...ended, ...fresh].map(({ facts }) => facts.ambiguity))
  yield* writeAmbiguities(covenant.key, fresh)
  const model = yield* LinkageModel
  const events: ReadonlyArray<Event & { readonly data: { readonly ambiguity: string } }> = [
    ...ended.map(({ facts }) => {
      const { ambiguity } = facts
      return AmbiguityEnded.make({ ambiguity, covenant: covenant.id, reason: endOf(facts) })
    }),
    ...fresh.map(({ facts }) => {
      const bar = barOf(model, facts.facets.includes("person"), covenant.people)
      return AmbiguityFound.make({ ...facts, bar })
    })
  ]
  if (events.length === 0) return
  yield* Outbox.append(events.map((event) => ({ event, subject: event.data.ambiguity, partitionkey: covenant.id })))
})
