import { Result, Schema } from "effect"
import type { Reason } from "../refusal/Refusal.ts"
import { mergeReasons } from "../refusal/Refused.ts"
import { mayRegister, type RegisterFacts, type Registration } from "../rules/mayRegister.ts"
import { screenBody } from "../rules/screenBody.ts"
import { SignalInput } from "../signal/SignalInput.ts"

/** What posting a body gives: it is no signal at all, it is refused, or it would be recorded. */
export type BodyVerdict =
  | { readonly outcome: "malformed" }
  | { readonly outcome: "refused"; readonly reasons: ReadonlyArray<Reason>; readonly input: SignalInput | undefined }
  | { readonly outcome: "recorded"; readonly registration: Registration; readonly input: SignalInput }

const decode = Schema.decodeUnknownResult(SignalInput, { errors: "all", onExcessProperty: "error" })

/**
 * What posting this body would give, by the very rules that posting goes through: what may not even be a field
 * (`screenBody`), the shape of a signal, then `mayRegister`. What the vault alone knows, an objection or an encoding that
 * cannot be read, is not asked here. Any JSON value may be given; nothing of it is kept.
 */
export function judgeBody(body: unknown, facts: Omit<RegisterFacts, "input">): BodyVerdict {
  const { reasons, rest } = screenBody(body)
  const decoded = decode(rest)
  if (Result.isFailure(decoded)) {
    const isNoSignal = reasons.every((one) => one.code === "observation-missing")
    return isNoSignal ? { outcome: "malformed" } : { outcome: "refused", reasons, input: undefined }
  }
  const input = decoded.success
  const registered = mayRegister({ ...facts, input })
  const all = mergeReasons(reasons, Result.isFailure(registered) ? registered.failure.reasons : [])
  return Result.isSuccess(registered) && all.length === 0
    ? { outcome: "recorded", registration: registered.success, input }
    : { outcome: "refused", reasons: all, input }
}
