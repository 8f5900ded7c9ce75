import { Effect, Option } from "effect"

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/u

/** Trace id of a request: the caller's (W3C Trace Context), else the running span's. 32 lower-case hex digits. */
export const traceOf = (headers: Headers): Effect.Effect<string> =>
  Effect.gen(function* () {
    const given = TRACEPARENT.exec(headers.get("traceparent") ?? "")?.[1]
    if (given !== undefined && !/^0+$/u.test(given)) return given
    const span = yield* Effect.option(Effect.currentSpan)
    const own = Option.isSome(span) ? span.value.traceId : ""
    return /^[0-9a-f]{32}$/u.test(own) ? own : "0".repeat(32)
  })
