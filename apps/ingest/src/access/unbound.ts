import type { ProblemReason } from "@kruisverband/contract"
import { reason } from "@kruisverband/domain"
import { HttpProblem } from "@kruisverband/http"

const missing = reason("token-not-bound")

/** A token that anybody could use, where a covenant asks that it is bound to its holder. */
export const unbound = (reasons: ReadonlyArray<ProblemReason> = [missing]) =>
  new HttpProblem({
    status: 401,
    code: missing.code,
    text: missing.text,
    reasons,
    headers: { "WWW-Authenticate": 'DPoP algs="ES256 PS256"' }
  })
