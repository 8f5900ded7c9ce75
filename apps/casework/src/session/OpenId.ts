import { type ClientAuth, signingKeyOf } from "@kruisverband/http"
import { Context, Data, Effect, Layer, Redacted } from "effect"
import * as client from "openid-client"
import { CaseworkConfig } from "../CaseworkConfig.ts"

/** `unreachable`: the provider did not answer; `refused`: it, or our own checks, did not accept this log-in. */
export class LoginFailed extends Data.TaggedError("LoginFailed")<{ readonly why: "unreachable" | "refused" }> {}

/** What must come back unchanged from the provider. */
export interface LoginChecks {
  readonly state: string
  readonly nonce: string
  /** PKCE code verifier (RFC 7636). */
  readonly verifier: string
}

/** Who logged in, how strongly, and how long ago by the provider's clock. */
export interface Identified {
  readonly issuer: string
  readonly subject: string
  readonly secondsAgo: number
  readonly acr: string | undefined
}

/** Seconds since the person showed who they are: a provider that only says "still logged in" is not believed. */
const MAX_AGE = 900

/** The provider through which people log in: code flow with PKCE S256, state and nonce. Tokens stay here and are dropped after the check. */
export class OpenId extends Context.Service<
  OpenId,
  {
    /** Where to send the browser. `locales`: languages the person reads. */
    readonly authorizationUrl: (checks: LoginChecks, locales: string) => Effect.Effect<URL, LoginFailed>
    /** Redeems the callback's code. */
    readonly redeem: (callback: URL, checks: LoginChecks) => Effect.Effect<Identified, LoginFailed>
  }
>()("casework/session/OpenId") {
  static readonly layer = Layer.effect(
    OpenId,
    Effect.gen(function* () {
      const { acr = [], issuer, origin, webClient } = yield* CaseworkConfig
      const redirectUri = `${origin}/casework/v1/session/callback`
      let known: client.Configuration | undefined

      // At the first log-in, not at the start: the provider may be in this very process and not listen yet.
      const configuration = Effect.gen(function* () {
        if (known !== undefined) return known
        known = yield* Effect.tryPromise({
          try: () => discover(issuer, webClient.id, webClient.auth),
          catch: () => new LoginFailed({ why: "unreachable" })
        })
        return known
      })

      return OpenId.of({
        authorizationUrl: Effect.fn("OpenId.authorizationUrl")(function* (checks, locales) {
          const config = yield* configuration
          const challenge = yield* Effect.promise(() => client.calculatePKCECodeChallenge(checks.verifier))
          return client.buildAuthorizationUrl(config, {
            redirect_uri: redirectUri,
            scope: "openid",
            state: checks.state,
            nonce: checks.nonce,
            code_challenge: challenge,
            code_challenge_method: "S256",
            // A silent log-in would undo the session's own time-outs.
            prompt: "login",
            max_age: String(MAX_AGE),
            ...(acr.length === 0 ? {} : { acr_values: acr.join(" ") }),
            ...(locales === "" ? {} : { ui_locales: locales })
          })
        }),
        redeem: Effect.fn("OpenId.redeem")(function* (callback, checks) {
          const config = yield* configuration
          const tokens = yield* Effect.tryPromise({
            try: () =>
              client.authorizationCodeGrant(config, callback, {
                pkceCodeVerifier: checks.verifier,
                expectedState: checks.state,
                expectedNonce: checks.nonce,
                idTokenExpected: true,
                maxAge: MAX_AGE
              }),
            catch: () => new LoginFailed({ why: "refused" })
          })
          const claims = tokens.claims()
          if (claims === undefined) return yield* new LoginFailed({ why: "refused" })
          const strength = typeof claims.acr === "string" ? claims.acr : undefined
          // Weaker than asked (ASVS 6.8.4): a provider may answer without what it was asked for.
          if (acr.length > 0 && !acr.some((one) => one === strength)) return yield* new LoginFailed({ why: "refused" })
          const now = (performance.timeOrigin + performance.now()) / 1000
          const secondsAgo = Math.max(0, Math.round(now - (claims.auth_time ?? now)))
          return { issuer: claims.iss, subject: claims.sub, secondsAgo, acr: strength }
        })
      })
    })
  )
}

const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\//u

const authenticationOf = async (auth: ClientAuth) => {
  if (auth.kind === "secret") return client.ClientSecretBasic(Redacted.value(auth.secret))
  const jwk = Redacted.value(auth.key)
  return client.PrivateKeyJwt({ key: await signingKeyOf(jwk), kid: jwk.kid })
}

/** Plain http is for a provider on this machine only. */
const discover = async (issuer: string, id: string, auth: ClientAuth) =>
  client.discovery(
    new URL(issuer),
    id,
    { id_token_signed_response_alg: "ES256" },
    await authenticationOf(auth),
    LOOPBACK.test(`${issuer}/`) ? { execute: [client.allowInsecureRequests] } : {}
  )
