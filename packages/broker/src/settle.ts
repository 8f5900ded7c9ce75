import { isLastWord } from "@kruisverband/events"
import { Inbox, keyOf, Parked, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { attempt, enterAll, type Handler, type Outcome } from "./attempt.ts"
import type { ConsumerState } from "./ConsumerStatus.ts"
import { decodeRecord, type Known, type Unreadable } from "./decodeRecord.ts"
import type { Batch, Fenced } from "./EventLog.ts"
import { giveUp, park, wait } from "./park.ts"
import { backOff, degraded, persistently, recovered } from "./persistently.ts"

/** Runs again, later and later, for as long as what we depend on is away. */
export const pastOutages = <R>(state: ConsumerState, once: Effect.Effect<Outcome, never, R>) =>
  once.pipe(
    Effect.flatMap((outcome) =>
      outcome._tag === "outage"
        ? Effect.andThen(degraded(state, outcome.code), Effect.fail(outcome))
        : Effect.succeed(outcome)
    ),
    Effect.retry(backOff),
    Effect.tap(() => recovered(state)),
    Effect.orDie
  )

interface Standing<A> {
  /** Never had before, and free to go. */
  readonly ahead: ReadonlyArray<A>
  /** Behind a parked event of their aggregate. */
  readonly behind: ReadonlyArray<A>
  readonly again: number
}

const standing = <A extends Known | Unreadable>(state: ConsumerState, entries: ReadonlyArray<A>) =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    const { seen, held } = yield* persistently(
      state,
      transaction(
        Effect.all({
          seen: Inbox.seen(state.group, entries),
          held: Parked.held(
            state.group,
            entries.map((entry) => entry.subject)
          )
        })
      )
    )
    const met = new Set<string>()
    const fresh = entries.filter((entry) => {
      const key = keyOf(entry)
      if (seen.has(key) || met.has(key)) return false
      met.add(key)
      return true
    })
    const result: Standing<A> = {
      ahead: fresh.filter((entry) => !held.has(entry.subject)),
      behind: fresh.filter((entry) => held.has(entry.subject)),
      again: entries.length - fresh.length
    }
    return result
  })

/**
 * Handles events until each has had its effect, had it before, or is set aside. A batch that fails is halved until the
 * culprit stands alone. True if `checkpoint` was part of the effect's transaction.
 */
const handleAll = <P, R>(
  state: ConsumerState,
  handler: Handler<P, R>,
  entries: ReadonlyArray<Known>,
  checkpoint: Batch["checkpoint"]
): Effect.Effect<"checked" | "open" | "fenced", never, R | Sql> =>
  Effect.gen(function* () {
    if (entries.length === 0) return "open"
    const { ahead, behind, again } = yield* standing(state, entries)
    state.redelivered += again
    if (behind.length > 0) {
      const lastWords = behind.filter((entry) => isLastWord(entry.received.event.type))
      if (lastWords.length > 0) {
        yield* giveUp(state, lastWords)
        return yield* handleAll(state, handler, [...ahead, ...behind], checkpoint)
      }
      yield* wait(state, behind)
      // Those that need not wait after all come round again; the others are in the inbox now, but not redelivered.
      const freed = (yield* standing(state, behind)).ahead
      return yield* handleAll(state, handler, [...ahead, ...freed], checkpoint)
    }
    if (ahead.length === 0) return "open"
    const outcome = yield* pastOutages(
      state,
      attempt(
        handler,
        ahead.map((entry) => entry.received),
        enterAll(state.group, ahead),
        checkpoint
      )
    )
    switch (outcome._tag) {
      case "done":
        state.consumed += ahead.length
        return "checked"
      case "stale":
        return yield* handleAll(state, handler, ahead, checkpoint)
      case "fenced":
        return "fenced"
      case "poison": {
        const [only, ...others] = ahead
        if (only !== undefined && others.length === 0) {
          yield* park(state, only, outcome.code)
          return "open"
        }
        const middle = Math.ceil(ahead.length / 2)
        // Half a batch is no reason to move the position.
        yield* handleAll(state, handler, ahead.slice(0, middle), Effect.void)
        yield* handleAll(state, handler, ahead.slice(middle), Effect.void)
        return "open"
      }
    }
  })

/** Readable events of aggregates that have no unreadable one before them, and the rest in order. */
const sort = (entries: ReadonlyArray<Known | Unreadable>) => {
  const broken = new Set<string>()
  const sound: Array<Known> = []
  const others: Array<Known | Unreadable> = []
  for (const entry of entries) {
    if (entry._tag === "known" && !broken.has(entry.subject)) sound.push(entry)
    else {
      broken.add(entry.subject)
      others.push(entry)
    }
  }
  return { sound, others }
}

/** Does all that a batch asks for. */
export const settle = <P, R>(
  state: ConsumerState,
  handler: Handler<P, R>,
  batch: Batch
): Effect.Effect<void, never, R | Sql> =>
  Effect.gen(function* () {
    const decoded = yield* Effect.forEach(batch.records, decodeRecord)
    const entries = decoded.filter((entry) => entry._tag !== "skipped")
    const { sound, others } = sort(entries)
    const whole = others.length === 0
    const ended = yield* handleAll(state, handler, sound, whole ? batch.checkpoint : Effect.void)
    if (ended === "fenced") return
    for (const entry of others) {
      const { ahead, behind, again } = yield* standing(state, [entry])
      state.redelivered += again
      yield* wait(state, behind)
      for (const first of ahead) {
        if (first._tag === "unreadable") yield* park(state, first, first.reason)
        else yield* handleAll(state, handler, [first], Effect.void)
      }
    }
    state.skipped += decoded.length - entries.length
    if (whole && ended === "checked") return
    const { transaction } = yield* Sql
    yield* persistently(
      state,
      transaction(batch.checkpoint).pipe(Effect.catchTag("Fenced", (_: Fenced) => Effect.void))
    )
  })
