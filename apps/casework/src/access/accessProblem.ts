import {
  type AccessRefusal,
  type AccessRefusalCode,
  type Allowed,
  accessRefusalTexts,
  refusalOf
} from "@kruisverband/domain"
import { HttpProblem, refused } from "@kruisverband/http"
import { Effect, Result } from "effect"

/** A person may not do it: 403; not as things stand now: 409; what is asked cannot be: 422. */
const STATUS: Readonly<Record<AccessRefusalCode, 403 | 409 | 422>> = {
  "administrator-for-good": 422,
  "days-impossible": 422,
  "issuer-unknown": 422,
  "last-administrator": 409,
  "not-an-administrator": 403,
  "municipality-unknown": 422,
  "own-access": 403,
  "partner-not-party": 422,
  "partner-unknown": 422,
  "person-known": 409,
  "role-conflict": 422,
  "role-days-impossible": 422,
  "role-not-held": 409,
  "wider-than-holder": 422
}

const accessProblem = ({ reasons }: AccessRefusal): HttpProblem => {
  const [first] = reasons
  const status = STATUS[first.code]
  if (status === 422) return refused(reasons)
  const code = status === 403 ? "not-allowed" : first.code
  return new HttpProblem({ status, code, text: first.text, reasons })
}

/** What a rule of access allows, or the problem that tells why not. */
export const permitted = (outcome: Allowed): Effect.Effect<{ readonly clause: string }, HttpProblem> =>
  Result.isSuccess(outcome) ? Effect.succeed(outcome.success) : Effect.fail(accessProblem(outcome.failure))

/** Says no for a reason that is found here, and not by a rule. */
export const refuse = (code: AccessRefusalCode): Effect.Effect<never, HttpProblem> =>
  Effect.fail(accessProblem(refusalOf(accessRefusalTexts, [code])))
