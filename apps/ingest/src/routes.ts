import {
  amendSignal,
  answerRequest,
  askPoster,
  CheckVerdict,
  checkSignal,
  declineRequest,
  endRestriction,
  eraseSignals,
  fetchEncodings,
  fetchNameTokens,
  findPerson,
  getOwnSignal,
  listOwnRequests,
  listOwnSignals,
  openSeals,
  proposeConversation,
  readIngestLog,
  readKept,
  readNames,
  readRequests,
  registerBatch as registerBatchEndpoint,
  registerSignal,
  restrictSignals,
  sealNames,
  verifyIngestLog,
  withdrawSignal
} from "@kruisverband/contract"
import { ObservedAt } from "@kruisverband/domain"
import {
  BODY_LIMIT,
  decodeStrict,
  HttpProblem,
  hasType,
  malformed,
  notFound,
  parseJson,
  type Route,
  rawRoute,
  readBytes,
  route,
  tooLarge
} from "@kruisverband/http"
import type { SecureRandom } from "@kruisverband/privacy"
import { type Sql, searchLog, verifyLog } from "@kruisverband/store"
import type { CovenantKeyring } from "@kruisverband/vault"
import { Effect, Schema, Stream } from "effect"
import { posterOf } from "./access/Poster.ts"
import { BATCH_LIMIT, registerBatch } from "./batch/registerBatch.ts"
import { Erasure } from "./erasure/Erasure.ts"
import { Encodings } from "./internal/Encodings.ts"
import { Seals } from "./internal/Seals.ts"
import { linkageKeyRoute } from "./linkageKey/linkageKeyRoute.ts"
import { actorVia, serviceActor } from "./log/logSignals.ts"
import { NameSets } from "./names/NameSets.ts"
import { told } from "./problems.ts"
import type { Registry } from "./registry/Registry.ts"
import { type Response as Reply, Requests } from "./requests/Requests.ts"
import { retentionRoutes } from "./retention/retentionRoutes.ts"
import { Restrictions } from "./rights/Restrictions.ts"
import { OwnSignals } from "./signals/OwnSignals.ts"
import { SignalIntake } from "./signals/SignalIntake.ts"
import { checkBody, idempotencyKeyOf, screen, screenPatch } from "./signals/screen.ts"

const decodeObservedAt = decodeStrict(ObservedAt, "/observedAt")
const encodeVerdict = Schema.encodeSync(CheckVerdict)

const register = route(registerSignal, {
  screen: (body, { caller, raw }) => Effect.flatMap(posterOf(caller, raw.headers), (poster) => screen(body, poster)),
  handle: ({ body, caller, headers }) =>
    Effect.gen(function* () {
      const poster = yield* posterOf(caller, headers)
      const key = yield* idempotencyKeyOf(headers)
      return yield* Effect.mapError((yield* SignalIntake).register(poster, { input: body, key }), told)
    }),
  headers: ({ id }) => ({ Location: `/ingest/v1/signals/${id}` })
})

const wrongType = (wanted: string) =>
  new HttpProblem({
    status: 415,
    code: "unsupported-media-type",
    text: { nl: `Stuur ${wanted}.`, en: `Send ${wanted}.` }
  })

/** A refusal is an answer here, not a problem, so the screening cannot be the route's own. */
const check = rawRoute(checkSignal, ({ caller, raw }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, raw.headers)
    if (!hasType(raw, "application/json")) return yield* wrongType("application/json")
    const verdict = yield* checkBody(yield* Effect.flatMap(readBytes(raw, BODY_LIMIT), parseJson), poster)
    return Response.json(encodeVerdict(verdict))
  })
)

const batch = rawRoute(registerBatchEndpoint, ({ caller, raw }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, raw.headers)
    const key = yield* idempotencyKeyOf(raw.headers)
    if (Number(raw.headers.get("content-length") ?? 0) > BATCH_LIMIT) return yield* tooLarge(BATCH_LIMIT)
    const services = yield* Effect.context<SignalIntake>()
    const lines = registerBatch(poster, key, raw.body ?? new ReadableStream({ start: (c) => c.close() })).pipe(
      // A line's JSON is the value itself: nothing in its schema is transformed.
      Stream.map((line) => `${JSON.stringify(line)}\n`),
      Stream.encodeText
    )
    return new Response(Stream.toReadableStreamWith(lines, services), {
      headers: { "Content-Type": "application/x-ndjson; charset=utf-8" }
    })
  })
)

const list = route(listOwnSignals, ({ caller, headers, query }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, headers)
    const before = yield* cursorOf(query.cursor)
    const { next, signals } = yield* (yield* OwnSignals).list(poster, before)
    return { signals, next: next === undefined ? null : Buffer.from(next).toString("base64url") }
  })
)

/** Opaque to the caller: the id of the last signal of the page before. */
const cursorOf = (cursor: string | undefined) => {
  if (cursor === undefined) return Effect.succeed(undefined)
  const id = Buffer.from(cursor, "base64url").toString("latin1")
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)
    ? Effect.succeed(id)
    : Effect.fail(
        malformed([
          {
            code: "malformed",
            pointer: "/cursor",
            text: { nl: "Deze cursor is niet van ons.", en: "This cursor is not ours." }
          }
        ])
      )
}

const get = route(getOwnSignal, ({ caller, headers, params }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, headers)
    return yield* Effect.mapError((yield* OwnSignals).get(poster, params.id), told)
  })
)

const amend = route(amendSignal, {
  screen: (body) => screenPatch(body),
  handle: ({ body, caller, headers, params }) =>
    Effect.gen(function* () {
      const poster = yield* posterOf(caller, headers)
      // The patch takes any text here; what is stored must be a time that exists.
      if (body.observedAt !== undefined) yield* decodeObservedAt(body.observedAt)
      return yield* Effect.mapError((yield* OwnSignals).amend(poster, params.id, body), told)
    })
})

const withdraw = route(withdrawSignal, ({ caller, headers, params }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, headers)
    return yield* Effect.mapError((yield* OwnSignals).withdraw(poster, params.id), told)
  })
)

const listRequests = route(listOwnRequests, ({ caller, headers }) =>
  Effect.gen(function* () {
    const poster = yield* posterOf(caller, headers)
    return { requests: yield* (yield* Requests).listOwn(poster) }
  })
)

const respond = (endpoint: typeof answerRequest, reply: Reply) =>
  route(endpoint, ({ body, caller, headers, params }) =>
    Effect.gen(function* () {
      const poster = yield* posterOf(caller, headers)
      return yield* Effect.mapError((yield* Requests).respond(poster, params.id, reply, body.text), told)
    })
  )

const encodings = route(fetchEncodings, ({ body, caller, headers }) =>
  Effect.gen(function* () {
    return { signals: yield* (yield* Encodings).fetch(body.ids, yield* serviceActor(caller, headers)) }
  })
)

const seals = route(openSeals, ({ body, caller, headers }) =>
  Effect.gen(function* () {
    const actor = yield* actorVia(caller, headers, body.viewer, body.role)
    return { seals: yield* (yield* Seals).open(body, actor) }
  })
)

const erase = route(eraseSignals, ({ body, caller, headers }) =>
  Effect.gen(function* () {
    const { by, reference, ...order } = body
    const actor = yield* actorVia(caller, headers, by, "")
    return yield* (yield* Erasure).erase({ ...order, askedBy: by, reference }, actor)
  })
)

const ask = route(askPoster, ({ body, caller, headers }) =>
  Effect.gen(function* () {
    const actor = yield* actorVia(caller, headers, body.by, "coordinator")
    return { id: yield* Effect.mapError((yield* Requests).ask({ ...body, actor }), told) }
  })
)

const read = route(readRequests, ({ body, caller, headers }) =>
  Effect.gen(function* () {
    const actor = yield* actorVia(caller, headers, body.viewer, "coordinator")
    return { requests: yield* (yield* Requests).read(body.ids, body.viewer, actor) }
  })
)

const logLines = route(readIngestLog, ({ body }) =>
  Effect.gen(function* () {
    const { limit, object, ...search } = body
    const objects = object === undefined ? search.objects : [object]
    return { lines: yield* searchLog({ ...search, objects }, limit) }
  })
)

const logVerdict = route(verifyIngestLog, () => verifyLog())
const findFor = route(findPerson, ({ body }) =>
  Effect.gen(function* () {
    const restrictions = yield* Restrictions
    return yield* Effect.mapError(restrictions.find(body), told)
  })
)

const kept = route(readKept, ({ body }) =>
  Effect.gen(function* () {
    return { kept: yield* (yield* Restrictions).kept(body) }
  })
)

const restrict = route(restrictSignals, ({ body }) =>
  Effect.gen(function* () {
    const restricted = yield* (yield* Restrictions).restrict(body)
    return restricted === undefined ? yield* notFound() : { restricted }
  })
)

const endRestricting = route(endRestriction, ({ body }) =>
  Effect.gen(function* () {
    return { receipt: yield* (yield* Restrictions).end(body) }
  })
)

const putNames = route(sealNames, ({ body }) =>
  Effect.gen(function* () {
    const sealing = yield* (yield* NameSets).seal({ ...body, type: body.type })
    return sealing ?? (yield* notFound())
  })
)

const getNames = route(readNames, ({ body }) =>
  Effect.gen(function* () {
    return { names: yield* (yield* NameSets).read(body.covenant, body.ids) }
  })
)

const nameTokens = route(fetchNameTokens, ({ body }) =>
  Effect.gen(function* () {
    return { names: yield* (yield* NameSets).tokens(body.ids) }
  })
)

/** Every route of ingest; fixed paths before those with an id in their place. */
export const routes: ReadonlyArray<
  Route<
    | CovenantKeyring
    | Encodings
    | Erasure
    | NameSets
    | OwnSignals
    | Registry
    | Requests
    | Restrictions
    | Seals
    | SecureRandom
    | SignalIntake
    | Sql
  >
> = [
  batch,
  check,
  register,
  list,
  get,
  amend,
  withdraw,
  listRequests,
  respond(answerRequest, "answered"),
  respond(declineRequest, "declined"),
  respond(proposeConversation, "conversation-proposed"),
  encodings,
  seals,
  erase,
  findFor,
  endRestricting,
  kept,
  restrict,
  ask,
  read,
  putNames,
  getNames,
  nameTokens,
  linkageKeyRoute,
  ...retentionRoutes,
  logLines,
  logVerdict
]
