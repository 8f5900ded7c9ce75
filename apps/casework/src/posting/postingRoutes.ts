import {
  amendMySignal,
  answerMyRequest,
  checkDraft,
  declineMyRequest,
  type Endpoint,
  myRequests,
  mySignal,
  mySignals,
  postSignal,
  proposeMyConversation,
  withdrawMySignal
} from "@kruisverband/contract"
import { DisclosureLevel, SignalId } from "@kruisverband/domain"
import {
  BODY_LIMIT,
  type HttpProblem,
  notFound,
  parseJson,
  type RawRequest,
  rawRoute,
  readBytes,
  traceOf
} from "@kruisverband/http"
import { asService, Sql, type StoreError } from "@kruisverband/store"
import { Effect, Option, Schema } from "effect"
import type { CaseworkConfig } from "../CaseworkConfig.ts"
import { callerOf } from "../session/callerOf.ts"
import { delegate, notAPoster, type PosterCaller, passOn, posterCovenants, requirePoster } from "./delegate.ts"
import { requireShielded } from "./shielding.ts"

const posterOf = (request: RawRequest) => Effect.flatMap(callerOf(request.caller), requirePoster)

const readJson = (request: RawRequest) => Effect.flatMap(readBytes(request.raw, BODY_LIMIT), parseJson)

const Fields = Schema.Record(Schema.String, Schema.Unknown)
const asFields = Schema.decodeUnknownOption(Fields)

/** The profession is who the person is here, not what the form says. */
export const withProfession = (body: Readonly<Record<string, unknown>>, profession: string | undefined) => {
  if (profession === undefined) return body
  const author = Option.getOrElse(asFields(body.author), () => ({}))
  return { ...body, author: { ...author, role: profession } }
}

/** Posting and checking a draft: the covenant stands in the body. */
const draftRoute = (endpoint: Endpoint) =>
  rawRoute(
    endpoint,
    Effect.fn(endpoint.id)(function* (request) {
      const poster = yield* posterOf(request)
      const body = yield* readJson(request)
      const fields = asFields(body)
      // What is not even an object, or names no covenant, is ingest's to explain.
      const covenant = Option.getOrUndefined(fields)?.covenant
      if (typeof covenant === "string" && !posterCovenants(poster).includes(covenant)) return yield* notAPoster()
      const sent = Option.match(fields, {
        onNone: () => body,
        onSome: (given) => withProfession(given, poster.user.profession)
      })
      const { answer, text } = yield* delegate(endpoint, poster, request, JSON.stringify(sent))
      return passOn(answer, text)
    })
  )

/** The covenant of a signal, or of the signal a question is about, as far as casework has heard of it: also where the person has no role. */
const covenantOf = Effect.fn("posting.covenantOf")(function* (table: "signal" | "request", id: string) {
  const { run } = yield* Sql
  const row = yield* run("posting.covenantOf", (db) =>
    table === "signal"
      ? db.selectFrom("casework.signal").select("covenant").where("id", "=", id).executeTakeFirst()
      : db.selectFrom("casework.request").select("covenant").where("id", "=", id).executeTakeFirst()
  ).pipe(asService)
  return row?.covenant
})

/** What is asked before ingest is. */
type Before = (
  poster: PosterCaller,
  request: RawRequest,
  body: unknown
) => Effect.Effect<void, HttpProblem | StoreError, Sql | CaseworkConfig>

/** One own signal or question. Ingest says whether it is this person's; here only that the role covers its covenant. */
const ownRoute = (endpoint: Endpoint, table: "signal" | "request", before: Before = () => Effect.void) =>
  rawRoute(
    endpoint,
    Effect.fn(endpoint.id)(function* (request) {
      const poster = yield* posterOf(request)
      const covenant = yield* covenantOf(table, request.params.id ?? "")
      if (covenant !== undefined && !posterCovenants(poster).includes(covenant)) return yield* notFound()
      const body: unknown = endpoint.accepts === undefined ? undefined : yield* readJson(request)
      yield* before(poster, request, body)
      const sent = endpoint.accepts === undefined ? undefined : JSON.stringify(body)
      const { answer, text } = yield* delegate(endpoint, poster, request, sent)
      return passOn(answer, text)
    })
  )

const decodePatched = Schema.decodeUnknownOption(Schema.Struct({ sharing: Schema.Struct({ level: DisclosureLevel }) }))
const decodeSignal = Schema.decodeUnknownOption(SignalId)

/** Changing an own signal. Showing a source that was shielded is not one person's to do. */
const amendRoute = ownRoute(amendMySignal, "signal", (poster, request, body) =>
  Effect.gen(function* () {
    const signal = decodeSignal(request.params.id)
    const patched = decodePatched(body)
    if (Option.isNone(signal) || Option.isNone(patched)) return
    yield* requireShielded(poster, signal.value, patched.value.sharing.level, yield* traceOf(request.raw.headers))
  })
)

const Listed = Schema.fromJsonString(Fields)
const decodeListed = Schema.decodeUnknownOption(Listed)
const Items = Schema.decodeUnknownOption(Schema.Array(Fields))

/** Leaves out of a list what is of a covenant in which the person no longer posts. */
const withinCovenants = (
  text: string,
  key: "signals" | "requests",
  keep: (item: Readonly<Record<string, unknown>>) => boolean
): string => {
  const listed = Option.getOrUndefined(decodeListed(text))
  const items = listed === undefined ? undefined : Option.getOrUndefined(Items(listed[key]))
  return items === undefined ? text : JSON.stringify({ ...listed, [key]: items.filter(keep) })
}

const signalsRoute = rawRoute(
  mySignals,
  Effect.fn("mySignals")(function* (request) {
    const poster = yield* posterOf(request)
    const { answer, text } = yield* delegate(mySignals, poster, request, undefined)
    const covenants = posterCovenants(poster)
    const kept = withinCovenants(text, "signals", (item) => covenants.includes(String(item.covenant)))
    return passOn(answer, answer.status === 200 ? kept : text)
  })
)

const outsideCovenants = Effect.fn("posting.outsideCovenants")(function* (poster: PosterCaller) {
  const { run } = yield* Sql
  const rows = yield* run("posting.outsideCovenants", (db) =>
    db
      .selectFrom("casework.signal")
      .select("id")
      .where("partner", "=", poster.partner)
      .where("covenant", "not in", [...posterCovenants(poster)])
      .execute()
  ).pipe(asService)
  return new Set(rows.map((row) => row.id))
})

const requestsRoute = rawRoute(
  myRequests,
  Effect.fn("myRequests")(function* (request) {
    const poster = yield* posterOf(request)
    const { answer, text } = yield* delegate(myRequests, poster, request, undefined)
    const others = yield* outsideCovenants(poster)
    const kept = withinCovenants(text, "requests", (item) => !others.has(String(item.signal)))
    return passOn(answer, answer.status === 200 ? kept : text)
  })
)

/** What professionals do with their own signals; ingest does it, in their name. */
export const postingRoutes = [
  draftRoute(postSignal),
  draftRoute(checkDraft),
  signalsRoute,
  ownRoute(mySignal, "signal"),
  amendRoute,
  ownRoute(withdrawMySignal, "signal"),
  requestsRoute,
  ownRoute(answerMyRequest, "request"),
  ownRoute(declineMyRequest, "request"),
  ownRoute(proposeMyConversation, "request")
]
