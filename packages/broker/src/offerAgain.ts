import type { Owner, Topic } from "@kruisverband/events"
import { Engine, type LogChoice, readAgain, type StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import { type ConsumerState, newConsumerState } from "./ConsumerStatus.ts"
import { EventLog, type Offer } from "./EventLog.ts"

/** What came of the events of one topic that a consumer was offered again. */
export interface Offered {
  readonly group: string
  readonly topic: Topic
  readonly offered: number
  /** Had their effect now. */
  readonly took: number
  /** Had had it before, by the inbox. */
  readonly known: number
  /** Of a type that this version does not know. */
  readonly skipped: number
  /** Set aside now, those that wait behind one included. */
  readonly parked: number
}

/** Events in one batch, and so in one transaction. */
const PAGE = 500

const offerTopic = Effect.fnUntraced(function* (
  { group, owner }: ConsumerState,
  offer: Offer,
  topic: Topic,
  choice: LogChoice
) {
  const engine = yield* Engine
  const state = newConsumerState(owner, group, [topic])
  let offered = 0
  let from = choice.from
  for (;;) {
    const rows = yield* readAgain(engine, topic, { ...choice, from }, PAGE)
    const last = rows.at(-1)
    if (last === undefined) break
    const records = rows.map((row) => ({ topic, place: row.seq, key: row.partitionkey, value: row.body }))
    yield* offer(state, { records, checkpoint: Effect.void })
    offered += rows.length
    if (rows.length < PAGE) break
    from = String(BigInt(last.seq) + 1n)
  }
  const { consumed: took, parked, redelivered: known, skipped } = state
  const result: Offered = { group, topic, offered, took, known, skipped, parked }
  return result
})

/**
 * Offers an owner's running consumers events that the log has told before, as they stand in the outboxes: over Kafka too,
 * which has the same events under the same ids. The inbox keeps every effect single, so it may be done at any time and
 * twice; do it when the consumers have read the log to its end, or an event may come before an earlier one.
 */
export const offerAgain = (
  owner: Owner,
  topics: ReadonlyArray<Topic>,
  choice: LogChoice
): Effect.Effect<ReadonlyArray<Offered>, StoreError, EventLog | Engine> =>
  Effect.gen(function* () {
    const { consumers } = yield* EventLog
    const running = [...consumers].filter(([state]) => state.owner === owner && state.state !== "stopped")
    return yield* Effect.forEach(
      running.flatMap(([state, offer]) =>
        state.topics.filter((topic) => topics.includes(topic)).map((topic) => [state, offer, topic] as const)
      ),
      ([state, offer, topic]) => offerTopic(state, offer, topic, choice)
    )
  })
