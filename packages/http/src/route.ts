import type { Endpoint } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import type { Caller } from "./Caller.ts"
import { decodeStrict, parseJson, readBytes } from "./decode.ts"
import { HttpProblem, malformed, notFound } from "./HttpProblem.ts"

/** Machinery failed, not the caller: told as 503 without detail. Any tagged error other than HttpProblem. */
export interface Fault {
  readonly _tag: string
}

/** One request, decoded by its endpoint's schemas. */
export interface RouteRequest<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly headers: Headers
  readonly caller: Caller
  readonly raw: Request
}

/** What a route sees before decoding. */
export interface RawRequest {
  readonly raw: Request
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
}

export interface Route<R = never> {
  readonly endpoint: Endpoint
  readonly run: (request: RawRequest) => Effect.Effect<Response, HttpProblem | Fault, R>
}

/** Largest body of an ordinary request, bytes. */
export const BODY_LIMIT = 256 * 1024

interface Handlers<E extends Endpoint, R, R2> {
  /** Sees the parsed JSON before the schema does: for refusals that the schema has no field for. Returns what is decoded. */
  readonly screen?: (body: unknown, request: RawRequest) => Effect.Effect<unknown, HttpProblem | Fault, R2>
  readonly handle: (
    request: RouteRequest<E["params"]["Type"], E["query"]["Type"], E["body"]["Type"]>
  ) => Effect.Effect<E["success"]["schema"]["Type"], HttpProblem | Fault, R>
  readonly headers?: (value: E["success"]["schema"]["Type"]) => Readonly<Record<string, string>>
}

const queryOf = (url: URL): Effect.Effect<Record<string, string>, HttpProblem> => {
  const query: Record<string, string> = {}
  for (const [key, value] of url.searchParams) {
    if (Object.hasOwn(query, key))
      return Effect.fail(
        malformed([
          { code: "malformed", pointer: `/${key}`, text: { nl: "Dit staat er dubbel.", en: "This is given twice." } }
        ])
      )
    query[key] = value
  }
  return Effect.succeed(query)
}

const unsupported = (accepts: string) =>
  new HttpProblem({
    status: 415,
    code: "unsupported-media-type",
    text: { nl: `Stuur ${accepts}.`, en: `Send ${accepts}.` }
  })

/** True when the request's content type is the wanted one, parameters aside. */
export const hasType = (request: Request, wanted: string) =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() === wanted

/** A JSON endpoint: decode strictly, handle, encode by the same definition. */
export const route = <E extends Endpoint, R = never, R2 = never>(
  endpoint: E,
  handlers: Handlers<E, R, R2> | Handlers<E, R, R2>["handle"]
): Route<R | R2> => {
  const { handle, screen, headers } =
    typeof handlers === "function" ? { handle: handlers } : (handlers as Handlers<E, R, R2>)
  const decodeParams = decodeStrict(endpoint.params)
  const decodeQuery = decodeStrict(endpoint.query)
  const decodeBody = decodeStrict(endpoint.body)
  const encode = Schema.encodeUnknownSync(endpoint.success.schema)
  const run = (request: RawRequest) =>
    Effect.gen(function* () {
      // An id that cannot exist is an id that does not exist.
      const params = yield* decodeParams(request.params).pipe(Effect.mapError(notFound))
      const query = yield* Effect.flatMap(queryOf(new URL(request.raw.url)), decodeQuery)
      const body = yield* readBody(request)
      const value = yield* handle({
        params,
        query,
        body,
        headers: request.raw.headers,
        caller: request.caller,
        raw: request.raw
      })
      const extra = headers?.(value) ?? {}
      if (endpoint.success.status === 204) return new Response(null, { status: 204, headers: extra })
      return new Response(JSON.stringify(encode(value)), {
        status: endpoint.success.status,
        headers: { "Content-Type": "application/json; charset=utf-8", ...extra }
      })
    })
  const readBody = (request: RawRequest) =>
    Effect.gen(function* () {
      if (endpoint.accepts === undefined) return yield* decodeBody(undefined)
      const bytes = yield* readBytes(request.raw, BODY_LIMIT)
      if (bytes.length > 0 && !hasType(request.raw, endpoint.accepts)) return yield* unsupported(endpoint.accepts)
      const parsed = yield* parseJson(bytes)
      return yield* decodeBody(screen === undefined ? parsed : yield* screen(parsed, request))
    })
  return { endpoint, run }
}

/** What says neither what it sends nor that it sends anything. Lines without end must say what they are. */
const isWithoutBody = ({ accepts }: Endpoint, { headers }: Request) =>
  accepts === "application/json" && !headers.has("content-type") && Number(headers.get("content-length") ?? 0) === 0

/** An endpoint that streams: the handler makes the response itself. */
export const rawRoute = <R>(
  endpoint: Endpoint,
  run: (request: RawRequest) => Effect.Effect<Response, HttpProblem | Fault, R>
): Route<R> => ({
  endpoint,
  run: (request) =>
    endpoint.accepts !== undefined && !isWithoutBody(endpoint, request.raw) && !hasType(request.raw, endpoint.accepts)
      ? Effect.fail(unsupported(endpoint.accepts))
      : run(request)
})
