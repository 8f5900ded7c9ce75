import { exportLog, listLogLines, tellLogLines, verifyIngestLog, verifyLogs } from "@kruisverband/contract"
import { CovenantId, LOGGED_AS_NONE, ldvLineOf } from "@kruisverband/domain"
import { callEndpoint, decodeStrict, malformed, notFound, rawRoute, route, traceOf } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Option, Stream } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { readCovenants } from "../registry/Registry.ts"
import { callerOf } from "../session/callerOf.ts"
import { linesAbout } from "./linesAbout.ts"
import { verifyLog } from "./processingLog.ts"
import { type LogQuery, readLogs } from "./readLogs.ts"
import { supervised } from "./supervised.ts"

const DEFAULT_LIMIT = 50
/** Lines fetched at once for an export. */
const PAGE = 1000
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

/** Opaque to callers: the id of the last line of the page before. */
const lineOf = (cursor: string | undefined) => {
  if (cursor === undefined) return Effect.succeed(undefined)
  const id = Buffer.from(cursor, "base64url").toString("latin1")
  const text = { nl: "Deze bladwijzer past hier niet.", en: "This cursor does not fit here." }
  return ID.test(id) ? Effect.succeed(id) : Effect.fail(malformed([{ code: "malformed", pointer: "/cursor", text }]))
}

const NONE = CovenantId.make(LOGGED_AS_NONE)

/**
 * A covenant of somebody else's is as one without lines. Lines of no covenant are everybody's who supervises; who asks for
 * one covenant asks for that one alone.
 */
const narrow = (own: ReadonlyArray<CovenantId>, wanted: CovenantId | undefined) =>
  wanted === undefined ? [...own, NONE] : own.filter((covenant) => covenant === wanted)

const list = route(
  listLogLines,
  Effect.fn("listLogLines")(function* ({ caller, query, headers }) {
    const own = yield* supervised(yield* callerOf(caller))
    const { covenant, cursor, limit, ...search } = query
    const scope = { covenants: narrow(own, covenant), before: yield* lineOf(cursor) }
    const { lines, next } = yield* readLogs(search, scope, limit ?? DEFAULT_LIMIT, yield* traceOf(headers))
    return {
      lines,
      next: next === undefined ? null : Buffer.from(next).toString("base64url")
    }
  })
)

const verification = route(
  verifyLogs,
  Effect.fn("verifyLogs")(function* ({ caller }) {
    yield* supervised(yield* callerOf(caller))
    const { ingest } = yield* CaseworkConfig
    return yield* Effect.all({ casework: verifyLog(), ingest: callEndpoint(verifyIngestLog, ingest, {}) })
  })
)

const decodeFilter = decodeStrict(exportLog.query)
/** Version of the services' shape of a line; it goes with the interface's. */
const VERSION = "1.0.0"

const exported = rawRoute(
  exportLog,
  Effect.fn("exportLog")(function* ({ caller, raw }) {
    const own = yield* supervised(yield* callerOf(caller))
    const url = new URL(raw.url)
    const { covenant, ...search }: LogQuery & { readonly covenant?: CovenantId } = yield* decodeFilter(
      Object.fromEntries(url.searchParams)
    )
    const { origin } = yield* CaseworkConfig
    const covenants = yield* readCovenants()
    const trace = yield* traceOf(raw.headers)
    const services = yield* Effect.context<Sql | CaseworkConfig>()
    const deployment = new URL(origin).host
    const lines = Stream.paginate(undefined as string | undefined, (before) =>
      Effect.map(readLogs(search, { covenants: narrow(own, covenant), before }, PAGE, trace), (page) => [
        page.lines,
        page.next === undefined ? Option.none<string | undefined>() : Option.some<string | undefined>(page.next)
      ])
    ).pipe(
      Stream.map((line) => {
        const resource = { service: line.source, version: VERSION, deployment }
        return `${JSON.stringify(ldvLineOf(line, covenants.get(line.covenant) ?? [], resource))}\n`
      }),
      Stream.encodeText
    )
    return new Response(Stream.toReadableStreamWith(lines, services), {
      headers: {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Content-Disposition": 'attachment; filename="verwerkingenlogboek.ndjson"'
      }
    })
  })
)

/** Of these signals, those in covenants that the asker supervises; others are as not there. */
const ownSignals = Effect.fn("processingLog.ownSignals")(function* (
  own: ReadonlyArray<CovenantId>,
  signals: ReadonlyArray<string>
) {
  const { run } = yield* Sql
  const rows = yield* run("processingLog.ownSignals", (db) =>
    db
      .selectFrom("casework.signal")
      .select("id")
      .where("id", "in", signals)
      .where("covenant", "in", own)
      .orderBy("id")
      .execute()
  )
  return new Set(rows.map(({ id }) => id))
})

const tell = route(
  tellLogLines,
  Effect.fn("tellLogLines")(function* ({ body, caller, headers }) {
    const own = yield* supervised(yield* callerOf(caller))
    const known = yield* ownSignals(own, body.signals)
    const signals = body.signals.filter((signal) => known.has(signal))
    if (signals.length === 0) return yield* notFound()
    return { lines: yield* linesAbout(signals, yield* traceOf(headers)) }
  })
)

/** The processing log, for who supervises (L28). Its own reads are not in it. */
export const logRoutes = [list, verification, exported, tell]
