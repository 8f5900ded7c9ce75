import type {
  BatchLine,
  CheckVerdict,
  LinkageKeyGrant,
  OwnRequest,
  OwnSignal,
  PatchBody,
  SignalBody,
  SignalReceipt
} from "./bodies.ts"
import { PlatformUnreachable, SignalRefused } from "./errors.ts"
import { readProblem } from "./Problem.ts"
import type { Proof } from "./proof.ts"
import { CovenantKey } from "./sealSubjects.ts"
import type { TokenProvider } from "./TokenProvider.ts"
import { unwrapKey, wrappingPair } from "./unwrapKey.ts"

export interface IngestOptions {
  /** Address of the ingest API, such as `https://kruisverband.example/ingest/v1`. */
  readonly baseUrl: string
  readonly token: TokenProvider
  /** Shows at each call that the token is one's own, where it is bound to a key (`keyCredentials` gives both). */
  readonly proof?: Proof
  readonly fetch?: typeof fetch
  /** Milliseconds after which a call counts as not answered. Default: 30,000. */
  readonly timeout?: number
}

interface Call {
  readonly method: "GET" | "POST" | "PATCH"
  readonly path: string
  readonly body?: string
  readonly type?: string
  /** Sent as `Idempotency-Key`: the platform takes the same key and body once, however often it comes. */
  readonly key?: string
}

const TIMEOUT = 30_000
const JSON_TYPE = "application/json"

/** `Retry-After` in milliseconds: seconds, or a date (RFC 9110 §10.2.3). */
export const retryAfterOf = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined
  if (/^\d+$/u.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The ingest API of the platform, for a partner's own system. Rejects with `SignalRefused` or `PlatformUnreachable`, and with nothing else. */
export class IngestClient {
  readonly #options: IngestOptions

  constructor(options: IngestOptions) {
    this.#options = options
  }

  /** Posts a signal. `key`: one of your own for each signal, such as a UUID; with the same key it is taken once. */
  async post(signal: SignalBody, key: string): Promise<SignalReceipt> {
    return this.#json({ method: "POST", path: "/signals", body: JSON.stringify(signal), key })
  }

  /** Posts signals in one call; each stands alone, and the answers come in their order. */
  async postBatch(signals: ReadonlyArray<SignalBody>, key: string): Promise<ReadonlyArray<BatchLine>> {
    const body = signals.map((signal) => `${JSON.stringify(signal)}\n`).join("")
    const answer = await this.#call({ method: "POST", path: "/signals/batch", body, type: "application/x-ndjson", key })
    const lines = answer.split("\n").filter((line) => line !== "")
    return lines.map((line) => JSON.parse(line))
  }

  /** What posting would give; nothing is stored. */
  async check(signal: SignalBody): Promise<CheckVerdict> {
    return this.#json({ method: "POST", path: "/signals/check", body: JSON.stringify(signal) })
  }

  /** An own signal: what happened, and who saw it. */
  async status(id: string): Promise<OwnSignal> {
    return this.#json({ method: "GET", path: `/signals/${encodeURIComponent(id)}` })
  }

  /** Own signals, newest first; `cursor` is the `next` of the page before. */
  async list(cursor?: string): Promise<{ readonly signals: ReadonlyArray<OwnSignal>; readonly next: string | null }> {
    const query = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`
    return this.#json({ method: "GET", path: `/signals${query}` })
  }

  /** Corrects an own signal, or raises or lowers its sharing. */
  async amend(id: string, patch: PatchBody): Promise<OwnSignal> {
    return this.#json({ method: "PATCH", path: `/signals/${encodeURIComponent(id)}`, body: JSON.stringify(patch) })
  }

  async withdraw(id: string, reason?: string): Promise<OwnSignal> {
    const body = JSON.stringify(reason === undefined ? {} : { reason })
    return this.#json({ method: "POST", path: `/signals/${encodeURIComponent(id)}/withdraw`, body })
  }

  /** Questions of coordinators about own signals. */
  async requests(): Promise<ReadonlyArray<OwnRequest>> {
    const { requests } = await this.#json<{ readonly requests: ReadonlyArray<OwnRequest> }>({
      method: "GET",
      path: "/requests"
    })
    return requests
  }

  /** Answers a question, declines it, or proposes to talk instead. */
  async respond(id: string, how: "answer" | "decline" | "propose-conversation", text?: string): Promise<OwnRequest> {
    const body = JSON.stringify(text === undefined ? {} : { text })
    return this.#json({ method: "POST", path: `/requests/${encodeURIComponent(id)}/${how}`, body })
  }

  /**
   * The linkage key of a covenant that lets your organisation seal at the source; each time is a line in the platform's
   * processing log. It is in this object alone: not in a queue, a file or the browser's storage. `Sealer` asks for it
   * once, and again when it has to.
   */
  async linkageKey(covenant: string): Promise<CovenantKey> {
    const { privateKey, x, y } = await wrappingPair()
    const path = `/covenants/${encodeURIComponent(covenant)}/linkage-key?x=${x}&y=${y}`
    const { wrapped, ...terms } = await this.#json<LinkageKeyGrant>({ method: "GET", path })
    const secret = await unwrapKey(wrapped, privateKey).catch((cause: unknown) => {
      throw new PlatformUnreachable({ cause })
    })
    return new CovenantKey(secret, terms)
  }

  async #json<A>(call: Call): Promise<A> {
    // the platform's contract describes what each call answers
    return JSON.parse(await this.#call(call)) as A
  }

  async #call(call: Call): Promise<string> {
    const first = await this.#send(call, await this.#options.token(false))
    // a token may have ended on the way: once more with another
    const answer = first.status === 401 ? await this.#send(call, await this.#options.token(true)) : first
    const text = await answer.text().catch((cause: unknown) => {
      throw new PlatformUnreachable({ cause })
    })
    if (answer.ok) return text
    const wait = retryAfterOf(answer.headers.get("retry-after"), Date.now())
    throw new SignalRefused(answer.status, readProblem(json(text)), wait)
  }

  async #send({ body, key, method, path, type = JSON_TYPE }: Call, token: string): Promise<Response> {
    const { baseUrl, fetch: send = fetch, proof, timeout = TIMEOUT } = this.#options
    const url = baseUrl.replace(/\/$/u, "") + path
    return send(url, {
      method,
      headers: {
        authorization: `${proof === undefined ? "Bearer" : "DPoP"} ${token}`,
        ...(proof === undefined ? {} : { dpop: await proof({ method, url, token }) }),
        ...(body === undefined ? {} : { "content-type": type }),
        ...(key === undefined ? {} : { "idempotency-key": key })
      },
      ...(body === undefined ? {} : { body }),
      redirect: "error",
      signal: AbortSignal.timeout(timeout)
    }).catch((cause: unknown) => {
      throw new PlatformUnreachable({ cause })
    })
  }
}
