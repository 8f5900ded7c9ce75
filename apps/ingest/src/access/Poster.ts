import type { Endpoint } from "@kruisverband/contract"
import { CovenantId, PartnerId, UserId } from "@kruisverband/domain"
import { type Caller, forbidden, type HttpProblem, malformed, traceOf } from "@kruisverband/http"
import { Effect, Option, Schema } from "effect"

/** For whom a request is made: a partner, through its own system or through casework for one of its professionals. */
export interface Poster {
  readonly partner: PartnerId
  /** Set when casework passes on what a professional does. */
  readonly user: UserId | undefined
  /** Covenants in which the professional posts; undefined: whatever the partner is party to. */
  readonly covenants: ReadonlyArray<CovenantId> | undefined
  /** Who chose an idempotency key: the system, or the professional. */
  readonly client: string
  /** W3C trace id of the request. */
  readonly trace: string
  /** The service that passes it on; undefined: the partner's own system. */
  readonly via: string | undefined
}

export const ON_BEHALF_OF_PARTNER = "X-On-Behalf-Of-Partner"
export const ON_BEHALF_OF_USER = "X-On-Behalf-Of-User"
/** Covenants in which the professional has the role, parted by commas. A casework from before it leaves it out. */
export const ON_BEHALF_OF_COVENANTS = "X-On-Behalf-Of-Covenants"
/** Endpoints that a service may call for a partner's professional. */
export const isForPosters = (endpoint: Endpoint) =>
  endpoint.auth.kind === "client" && endpoint.auth.scopes.every((scope) => /^signals:(?:read|write)$/u.test(scope))

/** Scope of a service that may act for a partner's professional. */
export const DELEGATE = "signals:delegate"

const Covenants = Schema.Array(CovenantId)

const covenantsIn = (headers: Headers) => {
  const given = headers.get(ON_BEHALF_OF_COVENANTS)
  if (given === null) return Effect.succeed(undefined)
  const ids = given.split(",").flatMap((id) => (id.trim() === "" ? [] : [id.trim()]))
  return decoded(ON_BEHALF_OF_COVENANTS, Schema.decodeUnknownOption(Covenants)(ids))
}

const header = <A>(headers: Headers, name: string, schema: Schema.Codec<A, string>) =>
  decoded(name, Schema.decodeUnknownOption(schema)(headers.get(name)))

const decoded = <A>(name: string, value: Option.Option<A>) => {
  return Option.isSome(value)
    ? Effect.succeed(value.value)
    : Effect.fail(
        malformed([
          {
            code: "malformed",
            pointer: "",
            text: { nl: `De kop ${name} ontbreekt of klopt niet.`, en: `The header ${name} is missing or malformed.` }
          }
        ])
      )
}

/** Without delegation the caller is the partner itself. */
export const posterOf = (caller: Caller, headers: Headers): Effect.Effect<Poster, HttpProblem> =>
  Effect.gen(function* () {
    if (caller.kind !== "client") return yield* forbidden()
    const trace = yield* traceOf(headers)
    // The scope was checked when the caller was authenticated; a service without the header has none of a partner's.
    if (!headers.has(ON_BEHALF_OF_PARTNER)) {
      const partner = Schema.decodeUnknownOption(PartnerId)(caller.clientId)
      // A client that no partner can have: it is party to nothing.
      if (Option.isNone(partner)) return yield* forbidden()
      const client = `client:${caller.clientId}`
      return { partner: partner.value, user: undefined, covenants: undefined, client, trace, via: undefined }
    }
    if (!caller.scopes.includes(DELEGATE)) return yield* forbidden()
    const partner = yield* header(headers, ON_BEHALF_OF_PARTNER, PartnerId)
    const user = yield* header(headers, ON_BEHALF_OF_USER, UserId)
    const covenants = yield* covenantsIn(headers)
    return { partner, user, covenants, client: `user:${user}`, trace, via: caller.clientId }
  })
