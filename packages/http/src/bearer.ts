import type { Endpoint } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose"
import type { Caller } from "./Caller.ts"
import { forbidden, HttpProblem, unauthenticated } from "./HttpProblem.ts"
import { ALGORITHMS, Confirmation, type FirstUse, firstUseInMemory, isSender } from "./senderProof.ts"

export interface BearerOptions {
  /** Exact issuer of the access tokens. */
  readonly issuer: string
  /** Where the issuer's public keys are; keys come from nowhere else. */
  readonly jwksUri: string
  /** For tests: keys given instead of fetched. */
  readonly keys?: JWTVerifyGetKey
  /** Where callers find this service; undefined: where each request says that it went. */
  readonly origin?: string | undefined
  /** Remembers which proofs were used; default: in this process. Instances of one service share one. */
  readonly firstUse?: FirstUse
}

/** Audience of every access token of the platform. */
export const AUDIENCE = "urn:kruisverband:api"
const CACHE_LIMIT = 1000

const Claims = Schema.Struct({
  client_id: Schema.String,
  scope: Schema.optionalKey(Schema.String),
  exp: Schema.Number,
  cnf: Schema.optionalKey(Confirmation)
})
const decodeClaims = Schema.decodeUnknownSync(Claims)

interface Verified {
  readonly clientId: string
  readonly scopes: ReadonlyArray<string>
  readonly confirmation: Confirmation | undefined
  /** Milliseconds since the epoch. */
  readonly until: number
}

/**
 * Authenticates a partner system or service by its access token: signed JWT of type `at+jwt` (RFC 9068), from the
 * configured issuer, for our audience, ES256 or PS256 only; and, when it is bound to a key or certificate, by the proof
 * that the caller holds it. 401 for anything else, 403 when a scope is missing. A verified token is remembered until it
 * expires, at most five minutes; its proof is looked at with each request.
 */
export const bearer = (options: BearerOptions) => {
  const keys = options.keys ?? createRemoteJWKSet(new URL(options.jwksUri), { cooldownDuration: 1000 })
  const firstUse = options.firstUse ?? firstUseInMemory()
  const known = new Map<string, Verified>()

  const verify = async (token: string): Promise<Verified> => {
    const seen = known.get(token)
    const now = performance.timeOrigin + performance.now()
    if (seen !== undefined && seen.until > now) return seen
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: AUDIENCE,
      algorithms: [...ALGORITHMS],
      typ: "at+jwt",
      requiredClaims: ["exp", "iat"]
    })
    const claims = decodeClaims(payload)
    const verified = {
      clientId: claims.client_id,
      scopes: (claims.scope ?? "").split(" ").filter((scope) => scope !== ""),
      confirmation: claims.cnf,
      until: Math.min(claims.exp * 1000, now + 300_000)
    }
    if (known.size >= CACHE_LIMIT) known.clear()
    known.set(token, verified)
    return verified
  }

  const authenticated = async (request: Request): Promise<Verified | undefined> => {
    const [, scheme = "", token] =
      /^(Bearer|DPoP) ([\w.~+/-]+=*)$/iu.exec(request.headers.get("authorization") ?? "") ?? []
    if (token === undefined) return undefined
    const verified = await verify(token)
    const shown = { request, token, scheme: scheme.toLowerCase(), origin: options.origin, firstUse }
    return (await isSender(shown, verified.confirmation)) ? verified : undefined
  }

  return (endpoint: Endpoint, request: Request): Effect.Effect<Caller, HttpProblem> =>
    Effect.gen(function* () {
      const caller = yield* Effect.tryPromise({
        try: () => authenticated(request),
        // A token that fails is not accepted; a memory of used proofs that fails is a fault of ours.
        catch: (cause) => (cause instanceof HttpProblem ? cause : unauthenticated())
      })
      if (caller === undefined) return yield* unauthenticated()
      const needed = endpoint.auth.kind === "client" ? endpoint.auth.scopes : []
      if (!needed.every((scope) => caller.scopes.includes(scope)))
        return yield* forbidden({
          nl: "Dit toegangsbewijs geeft hier geen recht op.",
          en: "This access token gives no right to this."
        })
      const { clientId, scopes } = caller
      return { kind: "client" as const, clientId, scopes, bound: caller.confirmation !== undefined }
    })
}
