import { appendDrafts, Inbox, Parked, Sql, type StoreError, WAITING } from "@kruisverband/store"
import { Effect } from "effect"
import type { ConsumerState } from "./ConsumerStatus.ts"
import { deadLetterData, type Known, type Unreadable } from "./decodeRecord.ts"
import { persistently } from "./persistently.ts"

const DEAD_LETTER = "nl.kruisverband.dead-letter.parked.v1"

/** Sets an event aside with its reason, and tells so on `<topic>.dlq`. Its aggregate stands still from here. */
export const park = (
  state: ConsumerState,
  entry: Known | Unreadable,
  reason: string
): Effect.Effect<void, never, Sql> =>
  Effect.gen(function* () {
    const { group } = state
    const { transaction } = yield* Sql
    const { topic, source, id, subject, partitionkey, body } = entry
    const work = Effect.gen(function* () {
      yield* Parked.lock(group)
      // It was set aside before, and the log had it again.
      if ((yield* Inbox.enter(group, [entry])) === 0) return
      yield* Parked.add(group, [{ topic, subject, source, id, body, reason }])
      yield* appendDrafts([
        {
          topic: `${topic}.dlq`,
          type: DEAD_LETTER,
          subject,
          partitionkey,
          data: deadLetterData(entry, group, reason)
        }
      ])
      state.parked += 1
    })
    yield* persistently(state, transaction(work))
    yield* Effect.logWarning("event parked", { group, topic, id, reason })
  })

const queueUp = (group: string, entries: ReadonlyArray<Known | Unreadable>): Effect.Effect<number, StoreError, Sql> =>
  Effect.gen(function* () {
    yield* Parked.lock(group)
    const held = yield* Parked.held(
      group,
      entries.map((entry) => entry.subject)
    )
    // What they waited for may be gone by now: then they take the ordinary way.
    const waiting = entries.filter((entry) => held.has(entry.subject))
    if (waiting.length === 0) return 0
    yield* Inbox.enter(group, waiting)
    yield* Parked.add(
      group,
      waiting.map(({ topic, subject, source, id, body }) => ({ topic, subject, source, id, body, reason: WAITING }))
    )
    return waiting.length
  })

/**
 * What is erased waits for nothing: gives up what is parked of the aggregates of which these events are the last word,
 * so that these take the ordinary way.
 */
export const giveUp = (
  state: ConsumerState,
  lastWords: ReadonlyArray<Known | Unreadable>
): Effect.Effect<void, never, Sql> =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    const { group } = state
    const subjects = lastWords.map((entry) => entry.subject)
    yield* persistently(state, transaction(Effect.andThen(Parked.lock(group), Parked.forget(group, subjects))))
  })

/** Lets events wait behind the parked one of their aggregate. */
export const wait = (
  state: ConsumerState,
  entries: ReadonlyArray<Known | Unreadable>
): Effect.Effect<void, never, Sql> =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    const count = yield* persistently(state, transaction(queueUp(state.group, entries)))
    state.parked += count
  })
