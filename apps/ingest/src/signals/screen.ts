import type { CheckVerdict } from "@kruisverband/contract"
import { mergeReasons, type Reason, SignalInput, screenBody } from "@kruisverband/domain"
import { decodeStrict, type Fault, type HttpProblem, malformed, refused } from "@kruisverband/http"
import { Effect, Result } from "effect"
import type { Poster } from "../access/Poster.ts"
import { SignalIntake } from "./SignalIntake.ts"

const decode = decodeStrict(SignalInput)

/** A body that does not even have the shape of a signal is malformed, rather than a signal without own words. */
const isEmptyOnly = (reasons: ReadonlyArray<Reason>) => reasons.every((one) => one.code === "observation-missing")

/**
 * A parsed body on its way to being a signal. What the rules refuse although the schema has no field for it ends here
 * with every reason that can be found; the rest goes on to be decoded.
 */
export const screen = (body: unknown, poster: Poster): Effect.Effect<unknown, HttpProblem | Fault, SignalIntake> =>
  Effect.gen(function* () {
    const { reasons, rest } = screenBody(body)
    if (reasons.length === 0) return rest
    const input = yield* Effect.result(decode(rest))
    if (Result.isFailure(input)) return yield* isEmptyOnly(reasons) ? Effect.succeed(body) : refused(reasons)
    const verdict = yield* (yield* SignalIntake).check(poster, input.success)
    return yield* refused(mergeReasons(reasons, verdict.reasons))
  })

/** Screened and decoded; fails with 422 or 400. */
export const readSignal = (body: unknown, poster: Poster) => Effect.flatMap(screen(body, poster), decode)

/** What posting this body would give; a malformed one is a 400 here too. */
export const checkBody = (
  body: unknown,
  poster: Poster
): Effect.Effect<CheckVerdict, HttpProblem | Fault, SignalIntake> =>
  Effect.gen(function* () {
    const { reasons, rest } = screenBody(body)
    const input = yield* Effect.result(decode(rest))
    if (Result.isFailure(input)) {
      if (isEmptyOnly(reasons)) return yield* Effect.andThen(decode(body), Effect.fail(input.failure))
      return { allowed: false, reasons }
    }
    const verdict = yield* (yield* SignalIntake).check(poster, input.success)
    const all = mergeReasons(reasons, verdict.reasons)
    return all.length === 0 ? verdict : { allowed: false, reasons: all }
  })

/** A correction may leave the observation out, but not blank it, and may no more hold what has no field. */
export const screenPatch = (body: unknown): Effect.Effect<unknown, HttpProblem> => {
  const given = typeof body === "object" && body !== null && "observation" in body
  const { reasons } = screenBody(body)
  const left = reasons.filter((one) => given || one.code !== "observation-missing")
  return left.length === 0 ? Effect.succeed(body) : Effect.fail(refused(left))
}

/** The header as a key; undefined when it is not given. Printable, at most 200 characters. */
export const idempotencyKeyOf = (headers: Headers): Effect.Effect<string | undefined, HttpProblem> => {
  const key = headers.get("idempotency-key")
  if (key === null) return Effect.succeed(undefined)
  if (/^[\x21-\x7e]{1,200}$/u.test(key)) return Effect.succeed(key)
  return Effect.fail(
    malformed([
      {
        code: "malformed",
        pointer: "",
        text: {
          nl: "Idempotency-Key: 1 tot 200 zichtbare tekens zonder spaties.",
          en: "Idempotency-Key: 1 to 200 visible characters without spaces."
        }
      }
    ])
  )
}
