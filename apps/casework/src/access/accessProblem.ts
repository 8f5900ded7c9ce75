import type { AccessRefusalCode, Allowed } from "@kruisverband/domain"
import { HttpProblem, refused } from "@kruisverband/http"
import { Effect, Result } from "effect"

/** A person may not do it: 403; not as things stand now: 409; what is asked cannot be: 422. */
const STATUS: Readonly<Record<AccessRefusalCode, 403 | 409 | 422>> = {
  "days-impossible": 422,
  "last-administrator": 409,
  "not-an-administrator": 403,
  "own-access": 403,
  "partner-not-party": 422,
  "role-conflict": 422,
  "role-not-held": 409,
  "wider-than-holder": 422
}

/** What a rule of access allows, or the problem that tells why not. */
export const permitted = (outcome: Allowed): Effect.Effect<{ readonly clause: string }, HttpProblem> => {
  if (Result.isSuccess(outcome)) return Effect.succeed(outcome.success)
  const { reasons } = outcome.failure
  const [first] = reasons
  const status = STATUS[first.code]
  if (status === 422) return Effect.fail(refused(reasons))
  const code = status === 403 ? "not-allowed" : first.code
  return Effect.fail(new HttpProblem({ status, code, text: first.text, reasons }))
}
