import { Effect, Schema } from "effect"
import { type ClientAuth, tokenRequestOf } from "./ClientAuth.ts"
import type { FetchPort } from "./callEndpoint.ts"
import { type HttpProblem, unavailable } from "./HttpProblem.ts"

const Answer = Schema.fromJsonString(Schema.Struct({ access_token: Schema.String, expires_in: Schema.Number }))

export interface ServiceTokenOptions {
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly auth: ClientAuth
  /** For whom the client's own assertion is: the issuer. */
  readonly audience: string
  readonly scope: string
  readonly fetch?: FetchPort
}

/** OAuth 2 client credentials of a service; kept until 30 s before it expires, one request at a time. */
export const serviceToken = (options: ServiceTokenOptions): Effect.Effect<string, HttpProblem> => {
  const send = options.fetch ?? ((request: Request) => fetch(request))
  let kept: { readonly token: string; readonly until: number } | undefined
  let pending: Promise<{ readonly token: string; readonly seconds: number }> | undefined

  const ask = async () => {
    const { form, headers } = await tokenRequestOf(options.clientId, options.auth, options.audience)
    const response = await send(
      new Request(options.tokenEndpoint, {
        method: "POST",
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ grant_type: "client_credentials", scope: options.scope, ...form }).toString(),
        signal: AbortSignal.timeout(10_000)
      })
    )
    const answer = Schema.decodeUnknownSync(Answer)(await response.text())
    return { token: answer.access_token, seconds: answer.expires_in }
  }

  return Effect.gen(function* () {
    // Tokens live by the issuer's wall clock, which a simulated clock does not move.
    const now = performance.timeOrigin + performance.now()
    if (kept !== undefined && kept.until > now) return kept.token
    const answer = yield* Effect.tryPromise({
      try: () => {
        pending ??= ask().finally(() => {
          pending = undefined
        })
        return pending
      },
      catch: () => unavailable()
    })
    kept = { token: answer.token, until: now + (answer.seconds - 30) * 1000 }
    return answer.token
  })
}
