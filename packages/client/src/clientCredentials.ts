import { PlatformUnreachable, SignalRefused } from "./errors.ts"
import { readProblem } from "./Problem.ts"

/** Gives a token to call with; `again` asks for another than the last one, which was not accepted. */
export type TokenProvider = (again: boolean) => Promise<string>

export interface ClientCredentials {
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly clientSecret: string
  /** Default: write and read signals. */
  readonly scope?: string
  readonly fetch?: typeof fetch
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number
}

/** A token is asked anew this long before it ends, ms: it must live as long as the call that it goes with. */
const MARGIN = 30_000

const basic = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return btoa(String.fromCharCode(...bytes))
}

/** OAuth 2 client credentials (RFC 6749 §4.4, `client_secret_basic`). One token serves all calls until it nearly ends. */
export const clientCredentials = (options: ClientCredentials): TokenProvider => {
  const { fetch: send = fetch, now = Date.now, scope = "signals:write signals:read" } = options
  const authorization = `Basic ${basic(`${encodeURIComponent(options.clientId)}:${encodeURIComponent(options.clientSecret)}`)}`
  let held: { readonly token: Promise<string>; readonly until: number } | undefined
  const ask = async (): Promise<string> => {
    const answer = await send(options.tokenEndpoint, {
      method: "POST",
      headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ grant_type: "client_credentials", scope }).toString()
    }).catch((cause: unknown) => {
      throw new PlatformUnreachable({ cause })
    })
    const body: unknown = await answer.json().catch(() => undefined)
    if (!answer.ok) throw new SignalRefused(answer.status, readProblem(body), undefined)
    // read as a record of unknowns; both fields are looked at
    const { access_token: token, expires_in: seconds } = (body ?? {}) as Readonly<Record<string, unknown>>
    if (typeof token !== "string") throw new SignalRefused(answer.status, undefined, undefined)
    held = { token: Promise.resolve(token), until: now() + (typeof seconds === "number" ? seconds * 1000 : 0) - MARGIN }
    return token
  }
  return async (again) => {
    if (!again && held !== undefined && now() < held.until) return held.token
    // callers that come while one asks wait for the same answer
    const token = ask()
    held = { token, until: now() + MARGIN }
    return token.catch((error: unknown) => {
      held = undefined
      throw error
    })
  }
}
