import type { Endpoint } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose"
import type { Caller } from "./Caller.ts"
import { forbidden, type HttpProblem, unauthenticated } from "./HttpProblem.ts"

export interface BearerOptions {
  /** Exact issuer of the access tokens. */
  readonly issuer: string
  /** Where the issuer's public keys are; keys come from nowhere else. */
  readonly jwksUri: string
  /** For tests: keys given instead of fetched. */
  readonly keys?: JWTVerifyGetKey
}

/** Audience of every access token of the platform. */
export const AUDIENCE = "urn:kruisverband:api"
const CACHE_LIMIT = 1000

const Claims = Schema.Struct({ client_id: Schema.String, scope: Schema.optionalKey(Schema.String), exp: Schema.Number })
const decodeClaims = Schema.decodeUnknownSync(Claims)

/**
 * Authenticates a partner system or service by its access token: signed JWT of type `at+jwt` (RFC 9068), from the
 * configured issuer, for our audience, ES256 or PS256 only. 401 for anything else, 403 when a scope is missing.
 * A verified token is remembered until it expires, at most five minutes.
 */
export const bearer = (options: BearerOptions) => {
  const keys = options.keys ?? createRemoteJWKSet(new URL(options.jwksUri), { cooldownDuration: 1000 })
  const known = new Map<
    string,
    { readonly clientId: string; readonly scopes: ReadonlyArray<string>; readonly until: number }
  >()

  const verify = async (token: string) => {
    const seen = known.get(token)
    const now = performance.timeOrigin + performance.now()
    if (seen !== undefined && seen.until > now) return seen
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: AUDIENCE,
      algorithms: ["ES256", "PS256"],
      typ: "at+jwt",
      requiredClaims: ["exp", "iat"]
    })
    const claims = decodeClaims(payload)
    const caller = {
      clientId: claims.client_id,
      scopes: (claims.scope ?? "").split(" ").filter((scope) => scope !== ""),
      until: Math.min(claims.exp * 1000, now + 300_000)
    }
    if (known.size >= CACHE_LIMIT) known.clear()
    known.set(token, caller)
    return caller
  }

  return (endpoint: Endpoint, request: Request): Effect.Effect<Caller, HttpProblem> =>
    Effect.gen(function* () {
      const token = /^Bearer ([\w.~+/-]+=*)$/iu.exec(request.headers.get("authorization") ?? "")?.[1]
      if (token === undefined) return yield* unauthenticated()
      const caller = yield* Effect.tryPromise({ try: () => verify(token), catch: () => unauthenticated() })
      const needed = endpoint.auth.kind === "client" ? endpoint.auth.scopes : []
      if (!needed.every((scope) => caller.scopes.includes(scope)))
        return yield* forbidden({
          nl: "Dit toegangsbewijs geeft hier geen recht op.",
          en: "This access token gives no right to this."
        })
      return { kind: "client" as const, clientId: caller.clientId, scopes: caller.scopes }
    })
}
