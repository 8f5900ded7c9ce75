import { type Endpoint, LINKAGE_KEY_SCOPE } from "@kruisverband/contract"
import { type Caller, type Fault, type HttpProblem, RateLimit, tooManyRequests } from "@kruisverband/http"
import { Effect } from "effect"
import { Registry } from "../registry/Registry.ts"
import { DELEGATE, isForPosters, ON_BEHALF_OF_PARTNER, ON_BEHALF_OF_USER } from "./Poster.ts"
import { unbound } from "./unbound.ts"

type Authenticate = (endpoint: Endpoint, request: Request) => Effect.Effect<Caller, HttpProblem | Fault>

/** Endpoints that a partner's own system calls: those, and the one that nobody calls for another. */
const isForPartners = (endpoint: Endpoint) =>
  isForPosters(endpoint) || (endpoint.auth.kind === "client" && endpoint.auth.scopes.includes(LINKAGE_KEY_SCOPE))

/**
 * Adds delegation and the rate limit to `base`. With the header `X-On-Behalf-Of-Partner` the caller needs the scope
 * `signals:delegate` and no other; without that scope the header is refused, not ignored. Professionals each have a
 * bucket of their own, so that one cannot take the others' turn. Where a covenant asks for bound tokens, a partner's
 * system gets nowhere with one that anybody could use.
 */
export const authenticate =
  (base: Authenticate) =>
  (endpoint: Endpoint, request: Request): Effect.Effect<Caller, HttpProblem | Fault, RateLimit | Registry> =>
    Effect.gen(function* () {
      const delegated = isForPosters(endpoint) && request.headers.has(ON_BEHALF_OF_PARTNER)
      const asked: Endpoint = delegated ? { ...endpoint, auth: { kind: "client", scopes: [DELEGATE] } } : endpoint
      const caller = yield* base(asked, request)
      const seconds = yield* (yield* RateLimit).take(bucketOf(caller, delegated ? request : undefined))
      if (seconds > 0) return yield* tooManyRequests(seconds)
      if (caller.kind !== "client" || caller.bound || delegated || !isForPartners(endpoint)) return caller
      return (yield* (yield* Registry).needsBoundToken(caller.clientId)) ? yield* unbound() : caller
    })

const bucketOf = (caller: Caller, delegated: Request | undefined) => {
  const client = caller.kind === "client" ? caller.clientId : caller.kind
  return `${client}/${delegated?.headers.get(ON_BEHALF_OF_USER) ?? ""}`
}
