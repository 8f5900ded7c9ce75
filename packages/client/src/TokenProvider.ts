import { PlatformUnreachable, SignalRefused } from "./errors.ts"
import { readProblem } from "./Problem.ts"

/** Gives a token to call with; `again` asks for another than the last one, which was not accepted. */
export type TokenProvider = (again: boolean) => Promise<string>

/** Scopes with which signals are posted and followed. */
export const SIGNAL_SCOPES = "signals:write signals:read"

/** The same, and a covenant's linkage key: for a system that seals, where its covenant lets it. */
export const SEALING_SCOPES = `${SIGNAL_SCOPES} linkage-key:read`

export interface Asking {
  readonly tokenEndpoint: string
  readonly fetch?: typeof fetch
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number
}

/** A token is asked anew this long before it ends, ms: it must live as long as the call that it goes with. */
const MARGIN = 30_000

interface Given {
  readonly token: string
  readonly seconds: number
}

/** Asks a token endpoint once. Rejects with `SignalRefused` or `PlatformUnreachable`. */
export const askToken = async (
  { fetch: send = fetch, tokenEndpoint }: Asking,
  headers: Readonly<Record<string, string>>,
  form: Readonly<Record<string, string>>
): Promise<Given> => {
  const answer = await send(tokenEndpoint, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "client_credentials", ...form }).toString()
  }).catch((cause: unknown) => {
    throw new PlatformUnreachable({ cause })
  })
  const body: unknown = await answer.json().catch(() => undefined)
  // read as a record of unknowns; each field is looked at
  const { access_token: token, error, expires_in: seconds } = (body ?? {}) as Readonly<Record<string, unknown>>
  const nonce = answer.headers.get("dpop-nonce")
  if (error === "use_dpop_nonce" && nonce !== null) throw new NonceAsked(nonce)
  if (!answer.ok) throw new SignalRefused(answer.status, readProblem(body), undefined)
  if (typeof token !== "string") throw new SignalRefused(answer.status, undefined, undefined)
  return { token, seconds: typeof seconds === "number" ? seconds : 0 }
}

/** The provider wants its own nonce in the proof: once more, with it. */
export class NonceAsked extends Error {
  readonly nonce: string

  constructor(nonce: string) {
    super("The provider asks for its nonce in the proof.")
    this.nonce = nonce
  }
}

/** One token serves all calls until it nearly ends. */
export const holdToken = (ask: () => Promise<Given>, now: () => number = Date.now): TokenProvider => {
  let held: { readonly token: Promise<string>; readonly until: number } | undefined
  const fresh = async () => {
    const { seconds, token } = await ask()
    held = { token: Promise.resolve(token), until: now() + seconds * 1000 - MARGIN }
    return token
  }
  return async (again) => {
    if (!again && held !== undefined && now() < held.until) return held.token
    // callers that come while one asks wait for the same answer
    const token = fresh()
    held = { token, until: now() + MARGIN }
    return token.catch((error: unknown) => {
      held = undefined
      throw error
    })
  }
}
