import { Effect, Fiber } from "effect"

/** How long what has begun may go on after the order to stop. */
const DRAIN = "10 seconds"

/** Asked to stop, what has begun may end: it is given 10 seconds, and is interrupted only then. */
export const drained = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    return yield* Effect.onInterrupt(Fiber.join(fiber), () =>
      Effect.timeoutOption(Fiber.await(fiber), DRAIN).pipe(Effect.andThen(Fiber.interrupt(fiber)))
    )
  })
