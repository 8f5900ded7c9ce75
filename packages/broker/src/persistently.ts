import { Effect, Schedule } from "effect"
import type { ConsumerState } from "./ConsumerStatus.ts"

const FIRST = "100 millis"
const LONGEST = "10 seconds"

/** 0.1 s, doubling to 10 s, a little off so that instances do not knock together; for ever. */
export const backOff = Schedule.jittered(Schedule.min([Schedule.exponential(FIRST), Schedule.spaced(LONGEST)]))

/** Notes that an attempt failed for want of something, once for each change in the log. */
export const degraded = (state: ConsumerState, code: string): Effect.Effect<void> =>
  Effect.gen(function* () {
    const changed = state.state !== "retrying" || state.failure !== code
    state.state = "retrying"
    state.failure = code
    state.attempts += 1
    if (changed) yield* Effect.logWarning("consumer waits and tries again", { group: state.group, code })
  })

/** Notes that all is well again. */
export const recovered = (state: ConsumerState): Effect.Effect<void> =>
  Effect.gen(function* () {
    if (state.state === "retrying") yield* Effect.logInfo("consumer goes on", { group: state.group })
    state.state = "running"
    state.failure = undefined
    state.attempts = 0
  })

/** Until the database takes it. */
export const persistently = <A, E extends { readonly code: string }, R>(
  state: ConsumerState,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, never, R> =>
  effect.pipe(
    Effect.tapError((error) => degraded(state, error.code)),
    Effect.retry(backOff),
    Effect.tap(() => recovered(state)),
    Effect.orDie
  )
