import type { AgreementRefusal, AgreementRefusalCode } from "@kruisverband/domain"
import { HttpProblem } from "@kruisverband/http"
import { Effect, Result } from "effect"

/** A person may not do it: 403; not as the request stands now: 409. */
const STATUS: Readonly<Record<AgreementRefusalCode, 403 | 409>> = {
  "second-person-needed": 403,
  "may-not-ask": 403,
  "own-request": 403,
  "may-not-agree": 403,
  "request-over": 409,
  "request-settled": 409,
  "not-agreed": 409
}

export const agreementProblem = ({ reasons }: AgreementRefusal): HttpProblem => {
  const [first] = reasons
  const status = STATUS[first.code]
  return new HttpProblem({ status, code: status === 403 ? "not-allowed" : first.code, text: first.text, reasons })
}

/** What a rule on two persons allows, or the problem that tells why not. */
export const agreed = <A>(outcome: Result.Result<A, AgreementRefusal>): Effect.Effect<A, HttpProblem> =>
  Result.isSuccess(outcome) ? Effect.succeed(outcome.success) : Effect.fail(agreementProblem(outcome.failure))
