import { type Endpoint, Problem } from "@kruisverband/contract"
import { Option, Result, Schema } from "effect"
import { ApiError } from "./ApiError.ts"

/** Where the casework service lives, on the dashboard's own origin. */
export const BASE = "/casework/v1"

type AnyCodec = Schema.Codec<unknown, unknown>
// biome-ignore lint/complexity/noBannedTypes: {} is what the empty struct of the contract decodes to
type Given<Name extends string, T> = {} extends T ? { readonly [K in Name]?: T } : { readonly [K in Name]: T }

export type CallInput<P extends AnyCodec, Q extends AnyCodec, B extends AnyCodec> = Given<"params", P["Type"]> &
  Given<"query", Q["Type"]> &
  (undefined extends B["Type"] ? { readonly body?: undefined } : { readonly body: B["Type"] }) & {
    /** One per intention: the same key again is the same request again, not a second one. */
    readonly idempotencyKey?: string
    readonly signal?: AbortSignal
  }

/** Double-submit token of the session, kept in memory only. */
let csrf = ""
export const rememberCsrf = (token: string) => {
  csrf = token
}

/**
 * Calls an endpoint of casework by its definition: encodes what goes out, decodes what comes back.
 * @throws {ApiError} for every answer that is not the endpoint's success. Unknown fields of an answer are let be:
 * services may be a version ahead of the page.
 */
export async function callApi<P extends AnyCodec, Q extends AnyCodec, B extends AnyCodec, S extends AnyCodec>(
  endpoint: Endpoint<P, Q, B, S>,
  input: CallInput<P, Q, B>
): Promise<S["Type"]> {
  // The conditional input type is not narrowed inside a generic function; each part is checked by its schema right here.
  const given = input as {
    params?: unknown
    query?: unknown
    body?: unknown
    idempotencyKey?: string
    signal?: AbortSignal
  }
  const url = urlOf(endpoint, given.params ?? {}, given.query ?? {})
  const headers = new Headers({ accept: "application/json, application/problem+json" })
  if (endpoint.method !== "GET") headers.set("x-csrf-token", csrf)
  if (given.idempotencyKey !== undefined) headers.set("idempotency-key", given.idempotencyKey)
  const init: RequestInit = { method: endpoint.method, headers, credentials: "same-origin" }
  if (given.signal !== undefined) init.signal = given.signal
  if (endpoint.accepts !== undefined) {
    headers.set("content-type", endpoint.accepts)
    init.body = JSON.stringify(Schema.encodeUnknownSync(endpoint.body)(given.body))
  }
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (given.signal?.aborted === true) throw cause
    throw new ApiError("unreachable", 0)
  })
  if (!response.ok) throw await problemOf(response)
  return decodeSuccess(endpoint.success.schema, response.status === 204 ? undefined : await jsonOf(response))
}

function urlOf(endpoint: Endpoint, params: unknown, query: unknown): string {
  const encodedParams = asRecord(Schema.encodeUnknownSync(endpoint.params)(params))
  const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(String(encodedParams[name] ?? ""))
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(asRecord(Schema.encodeUnknownSync(endpoint.query)(query)))) {
    if (value !== undefined) search.set(name, String(value))
  }
  return `${BASE}${path}${search.size === 0 ? "" : `?${search}`}`
}

const Fields = Schema.Record(Schema.String, Schema.Unknown)
const asRecord = (value: unknown) =>
  Option.getOrElse(Schema.decodeUnknownOption(Fields)(value), () => ({}) as typeof Fields.Type)

const jsonOf = (response: Response): Promise<unknown> =>
  response.json().catch(() => {
    throw new ApiError("unexpected", response.status)
  })

function decodeSuccess<S extends AnyCodec>(schema: S, json: unknown): S["Type"] {
  const decoded = Schema.decodeUnknownResult(schema)(json)
  if (Result.isFailure(decoded)) throw new ApiError("unexpected", 200)
  return decoded.success
}

async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined)
  const problem = Option.getOrUndefined(Schema.decodeUnknownOption(Problem)(body))
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN)
  return ApiError.ofStatus(response.status, problem, Number.isFinite(wait) ? wait : undefined)
}
