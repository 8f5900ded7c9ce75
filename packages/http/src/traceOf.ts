import { Effect, Option, Random } from "effect"

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/u
const WORDS = 4

/** A trace of its own, for what nobody's request began. 32 lower-case hex digits. */
export const newTrace: Effect.Effect<string> = Effect.map(
  Effect.all(Array.from({ length: WORDS }, () => Random.nextIntBetween(1, 2 ** 32 - 1))),
  (words) => words.map((word) => word.toString(16).padStart(8, "0")).join("")
)

/** Trace id of a request: the caller's (W3C Trace Context), else the running span's. 32 lower-case hex digits. */
export const traceOf = (headers: Headers): Effect.Effect<string> =>
  Effect.gen(function* () {
    const given = TRACEPARENT.exec(headers.get("traceparent") ?? "")?.[1]
    if (given !== undefined && !/^0+$/u.test(given)) return given
    const span = yield* Effect.option(Effect.currentSpan)
    const own = Option.isSome(span) ? span.value.traceId : ""
    return /^[0-9a-f]{32}$/u.test(own) && !/^0+$/u.test(own) ? own : yield* newTrace
  })
