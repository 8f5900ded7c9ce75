import { type Endpoint, Problem } from "@kruisverband/contract"
import { Effect, Option, Schema } from "effect"
import { HttpProblem, unavailable } from "./HttpProblem.ts"

/** The network, or another service's own `fetch` in the same process. */
export type FetchPort = (request: Request) => Promise<Response>

export interface Upstream {
  /** `http://127.0.0.1:8080/ingest/v1` */
  readonly baseUrl: string
  readonly fetch: FetchPort
  /** Access token; asked for at each call, so that it may be renewed. */
  readonly token: Effect.Effect<string, HttpProblem>
  /** Milliseconds after which the call counts as failed. */
  readonly timeoutMs?: number
}

export interface CallInput<E extends Endpoint> {
  readonly params?: E["params"]["Encoded"]
  readonly query?: E["query"]["Encoded"]
  readonly body?: E["body"]["Type"]
  readonly headers?: Readonly<Record<string, string>>
}

const decodeProblem = Schema.decodeUnknownOption(Schema.fromJsonString(Problem))
const Strings = Schema.Record(Schema.String, Schema.String)
const decodeStrings = Schema.decodeUnknownSync(Strings)

/** Calls an endpoint by its own definition: encodes the request, decodes the answer, hands on the other side's problem. A network fault is a 503. */
export const callEndpoint = <E extends Endpoint>(
  endpoint: E,
  upstream: Upstream,
  input: CallInput<E>
): Effect.Effect<E["success"]["schema"]["Type"], HttpProblem> =>
  Effect.gen(function* () {
    const request = yield* requestOf(endpoint, upstream, input)
    const response = yield* Effect.tryPromise({ try: () => upstream.fetch(request), catch: () => unavailable() })
    const text = yield* Effect.tryPromise({ try: () => response.text(), catch: () => unavailable() })
    if (response.status !== endpoint.success.status) return yield* asProblem(response.status, text)
    if (endpoint.success.status === 204) return undefined
    return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(endpoint.success.schema))(text).pipe(
      Effect.mapError(() => unavailable())
    )
  }).pipe(
    Effect.timeoutOrElse({ duration: upstream.timeoutMs ?? 10_000, orElse: () => Effect.fail(unavailable()) }),
    Effect.withSpan(`call.${endpoint.id}`)
  )

const requestOf = <E extends Endpoint>(endpoint: E, upstream: Upstream, input: CallInput<E>) =>
  Effect.gen(function* () {
    const params = decodeStrings(input.params ?? {})
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))
    const query = new URLSearchParams(decodeStrings(input.query ?? {})).toString()
    const headers = new Headers(input.headers)
    headers.set("authorization", `Bearer ${yield* upstream.token}`)
    headers.set("accept", endpoint.produces)
    const body =
      endpoint.accepts === undefined ? null : JSON.stringify(Schema.encodeUnknownSync(endpoint.body)(input.body))
    if (body !== null && endpoint.accepts !== undefined) headers.set("content-type", endpoint.accepts)
    return new Request(`${upstream.baseUrl}${path}${query === "" ? "" : `?${query}`}`, {
      method: endpoint.method,
      headers,
      body
    })
  })

const asProblem = (status: number, text: string): HttpProblem => {
  const problem = Option.getOrUndefined(decodeProblem(text))
  if (problem === undefined || status >= 500) return unavailable()
  const [nl, en] = problem.detail.split(" / ")
  return new HttpProblem({
    status,
    code: problem.type.split(":").at(-1) ?? "problem",
    text: { nl: nl ?? problem.detail, en: en ?? problem.detail },
    reasons: problem.reasons
  })
}
