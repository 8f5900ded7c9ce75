import type { ProblemReason } from "@kruisverband/contract"
import type { ActivationReason, LifeRefusalCode } from "@kruisverband/domain"
import { HttpProblem, refused } from "@kruisverband/http"
import { Effect, Result } from "effect"

/** A person may not do it: 403; it cannot be done as the covenant stands now: 409; the text is not ready for it: 422. */
const STATUS: Readonly<Record<LifeRefusalCode, 403 | 409 | 422>> = {
  "not-a-drafter": 403,
  "not-a-signatory": 403,
  "not-an-activator": 403,
  "not-an-administrator": 403,
  "four-eyes": 403,
  "covenant-ended": 409,
  "version-exists": 409,
  "not-offered": 409,
  "already-offered": 409,
  "text-changed": 409,
  "already-signed": 409,
  "status-not-possible": 409,
  "partner-not-party": 422,
  "signature-missing": 422,
  "covenant-incomplete": 422,
  "term-is-over": 422
}

interface Refusal {
  readonly reasons: readonly [ActivationReason, ...Array<ActivationReason>]
}

const reasonOf = ({ code, clause, text, field, partner }: ActivationReason): ProblemReason => {
  const pointer = field ?? (partner === undefined ? undefined : `/parties/${partner}`)
  return { code, clause, text, ...(pointer === undefined ? {} : { pointer }) }
}

export const lifeProblem = ({ reasons }: Refusal): HttpProblem => {
  const [first] = reasons
  const told = reasons.map(reasonOf)
  const status = STATUS[first.code]
  return status === 422
    ? refused(told)
    : new HttpProblem({ status, code: status === 403 ? "not-allowed" : first.code, text: first.text, reasons: told })
}

/** What a rule allows, or the problem that tells why not. */
export const allowed = <A>(outcome: Result.Result<A, Refusal>): Effect.Effect<A, HttpProblem> =>
  Result.isSuccess(outcome) ? Effect.succeed(outcome.success) : Effect.fail(lifeProblem(outcome.failure))
