import type { Endpoint } from "@kruisverband/contract"
import { type Caller, type Fault, type HttpProblem, tooManyRequests } from "@kruisverband/http"
import { Effect } from "effect"
import { DELEGATE, ON_BEHALF_OF_PARTNER, ON_BEHALF_OF_USER } from "./Poster.ts"
import { RateLimit } from "./RateLimit.ts"

type Authenticate = (endpoint: Endpoint, request: Request) => Effect.Effect<Caller, HttpProblem | Fault>

/** Endpoints that a service may call for a partner's professional. */
const isForPosters = (endpoint: Endpoint) =>
  endpoint.auth.kind === "client" && endpoint.auth.scopes.every((scope) => /^signals:(?:read|write)$/u.test(scope))

/**
 * Adds delegation and the rate limit to `base`. With the header `X-On-Behalf-Of-Partner` the caller needs the scope
 * `signals:delegate` and no other; without that scope the header is refused, not ignored. Professionals each have a
 * bucket of their own, so that one cannot take the others' turn.
 */
export const authenticate =
  (base: Authenticate) =>
  (endpoint: Endpoint, request: Request): Effect.Effect<Caller, HttpProblem | Fault, RateLimit> =>
    Effect.gen(function* () {
      const delegated = isForPosters(endpoint) && request.headers.has(ON_BEHALF_OF_PARTNER)
      const asked: Endpoint = delegated ? { ...endpoint, auth: { kind: "client", scopes: [DELEGATE] } } : endpoint
      const caller = yield* base(asked, request)
      const seconds = yield* (yield* RateLimit).take(bucketOf(caller, delegated ? request : undefined))
      return seconds === 0 ? caller : yield* tooManyRequests(seconds)
    })

const bucketOf = (caller: Caller, delegated: Request | undefined) => {
  const client = caller.kind === "client" ? caller.clientId : caller.kind
  return `${client}/${delegated?.headers.get(ON_BEHALF_OF_USER) ?? ""}`
}
