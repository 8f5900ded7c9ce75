import type { Bilingual, RefusalCode } from "@kruisverband/domain"
import { Schema } from "effect"

/** Who may call: anyone; a partner system or service holding a token with all these scopes; a person with a session. */
export type Auth =
  | { readonly kind: "public" }
  | { readonly kind: "client"; readonly scopes: ReadonlyArray<string> }
  | { readonly kind: "session" }

type AnyCodec = Schema.Codec<unknown, unknown>

/** One definition per endpoint: strict decoding, the OpenAPI document, problem documents and the typed client are made from it. */
export interface Endpoint<
  Params extends AnyCodec = AnyCodec,
  Query extends AnyCodec = AnyCodec,
  Body extends AnyCodec = AnyCodec,
  Success extends AnyCodec = AnyCodec
> {
  /** Unique within a service; the OpenAPI operationId. */
  readonly id: string
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /** Relative to the service's base, in OpenAPI style: `/links/{id}/confirm`. */
  readonly path: string
  readonly tag: string
  readonly summary: Bilingual
  readonly auth: Auth
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Content type of the request body; absent: no body. */
  readonly accepts: "application/json" | "application/x-ndjson" | undefined
  readonly success: { readonly status: 200 | 201 | 202 | 204; readonly schema: Success }
  /** Content type of the answer. */
  readonly produces: "application/json" | "application/x-ndjson" | "text/csv" | "text/event-stream"
  /** Problem statuses beside those every endpoint has (400, 401, 403, 405, 406, 413, 415, 429, 500, 503). */
  readonly problems: ReadonlyArray<number>
  /** Codes a 422 of this endpoint may carry. */
  readonly refusals: ReadonlyArray<RefusalCode>
  /** True: `Idempotency-Key` is honoured. */
  readonly idempotent: boolean
  /** Minutes since the log-in that a person may do this in; later they log in again (401 `step-up-needed`, RFC 9470). */
  readonly freshWithin: number | undefined
}

const Nothing = Schema.Struct({})
const NoBody = Schema.Undefined

type Options<P extends AnyCodec, Q extends AnyCodec, B extends AnyCodec, S extends AnyCodec> = Pick<
  Endpoint,
  "id" | "method" | "path" | "tag" | "summary" | "auth"
> & {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly accepts?: Endpoint["accepts"]
  readonly success: { readonly status: 200 | 201 | 202 | 204; readonly schema: S }
  readonly produces?: Endpoint["produces"]
  readonly problems?: ReadonlyArray<number>
  readonly refusals?: ReadonlyArray<RefusalCode>
  readonly idempotent?: boolean
  readonly freshWithin?: number
}

export const endpoint = <
  S extends AnyCodec,
  P extends AnyCodec = typeof Nothing,
  Q extends AnyCodec = typeof Nothing,
  B extends AnyCodec = typeof NoBody
>(
  options: Options<P, Q, B, S>
): Endpoint<P, Q, B, S> => ({
  ...options,
  // The defaults are the type parameters' own defaults, which the compiler cannot tie to absence.
  params: options.params ?? (Nothing as AnyCodec as P),
  query: options.query ?? (Nothing as AnyCodec as Q),
  body: options.body ?? (NoBody as AnyCodec as B),
  accepts: options.accepts ?? (options.body === undefined ? undefined : "application/json"),
  produces: options.produces ?? "application/json",
  problems: options.problems ?? [],
  refusals: options.refusals ?? [],
  idempotent: options.idempotent ?? false,
  freshWithin: options.freshWithin
})
