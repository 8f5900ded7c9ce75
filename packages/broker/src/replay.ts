import { Topic } from "@kruisverband/events"
import { Parked, type ParkedRow, parkedChannel, Sql } from "@kruisverband/store"
import { Effect, Queue, Schema, Stream } from "effect"
import { attempt, type Handler, stale } from "./attempt.ts"
import type { ConsumerState } from "./ConsumerStatus.ts"
import { type Decoded, decodeRecord } from "./decodeRecord.ts"
import { backOff, persistently } from "./persistently.ts"
import { pastOutages } from "./settle.ts"

const isTopic = Schema.is(Topic)

const read = (row: ParkedRow): Effect.Effect<Decoded> =>
  isTopic(row.topic)
    ? decodeRecord({ topic: row.topic, place: `parked-${row.ord}`, value: row.body })
    : Effect.succeed({ _tag: "skipped" })

/** Takes the event out of the queue in the transaction of its effect; stale if someone else did. */
const takeOut = (group: string, row: ParkedRow) =>
  Effect.gen(function* () {
    yield* Parked.lock(group)
    if (!(yield* Parked.remove(row.ord))) return yield* Effect.fail(stale)
  })

const replayOne = <P, R>(
  state: ConsumerState,
  handler: Handler<P, R>,
  row: ParkedRow
): Effect.Effect<void, never, R | Sql> =>
  Effect.gen(function* () {
    const { group } = state
    const { transaction } = yield* Sql
    const decoded = yield* read(row)
    const giveUp = (reason: string) =>
      persistently(state, transaction(Parked.keep(group, row, reason))).pipe(
        Effect.andThen(Effect.logWarning("replay failed", { group, id: row.id, reason }))
      )
    switch (decoded._tag) {
      case "unreadable":
        return yield* giveUp(decoded.reason)
      case "skipped":
        yield* persistently(state, transaction(Effect.ignore(takeOut(group, row))))
        state.skipped += 1
        return
      case "known": {
        const outcome = yield* pastOutages(
          state,
          attempt(handler, [decoded.received], takeOut(group, row), Effect.void)
        )
        if (outcome._tag === "poison") return yield* giveUp(outcome.code)
        if (outcome._tag === "done") state.consumed += 1
      }
    }
  })

/** Handles parked events that a person asked to replay, each aggregate in its order; for ever. */
export const replayLoop = <P, R>(state: ConsumerState, handler: Handler<P, R>): Effect.Effect<never, never, R | Sql> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { owner, listen } = yield* Sql
      const wakeUps = yield* Queue.sliding<string>(1)
      // What was asked while nobody listened.
      yield* Queue.offer(wakeUps, "")
      yield* Effect.forkScoped(
        Effect.retry(
          Stream.runForEach(listen(parkedChannel(owner)), (payload) => Queue.offer(wakeUps, payload)),
          backOff
        )
      )
      return yield* Effect.forever(
        Effect.gen(function* () {
          yield* Effect.timeoutOption(Queue.take(wakeUps), "30 seconds")
          let row = yield* persistently(state, Parked.nextReplay(state.group))
          while (row !== undefined) {
            yield* replayOne(state, handler, row)
            row = yield* persistently(state, Parked.nextReplay(state.group))
          }
        })
      )
    })
  )
