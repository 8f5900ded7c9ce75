import { type CovenantId, logClauses, type SignalId } from "@kruisverband/domain"
import { SignalsKeptApart } from "@kruisverband/events"
import { notFound } from "@kruisverband/http"
import { Ids, Outbox, perPerson, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { rejudge, requireReviewer } from "./decide.ts"
import { allApart } from "./judgement.ts"
import { readWholes } from "./LinkPage.ts"
import { lockCovenants } from "./LinkRecord.ts"
import { lineOf } from "./linkLog.ts"
import { addReview } from "./ReviewLog.ts"
import { readViewpoint, type Viewpoint } from "./Viewpoint.ts"
import { viewOf } from "./viewOf.ts"

export interface Separation {
  readonly caller: SessionCaller
  readonly covenant: CovenantId
  readonly signals: ReadonlyArray<SignalId>
  readonly reason: string
  readonly trace: string
}

/** Links of the covenant that the person sees and that hold some of these signals. */
const seenWith = Effect.fn("keepApart.seenWith")(function* (viewpoint: Viewpoint, request: Separation) {
  const { run } = yield* Sql
  const rows = yield* run("keepApart.links", (db) =>
    db
      .selectFrom("casework.link_signal as m")
      .innerJoin("casework.link as l", "l.id", "m.link")
      .select("m.link")
      .distinct()
      .where("m.signal", "in", request.signals)
      .where("l.covenant", "=", request.covenant)
      .execute()
  )
  const wholes = yield* readWholes(
    viewpoint,
    rows.map((row) => row.link)
  )
  return wholes.flatMap((whole) => viewOf(whole, viewpoint) ?? [])
})

/**
 * Keeps signals apart for good, whether one link holds them all or not. Only signals that the person sees in some link:
 * of any other it is not told whether it exists (404). Speaks of all facets.
 */
export const keepSignalsApart = Effect.fn("keepApart")(function* (request: Separation) {
  const { caller, covenant, trace } = request
  const sql = yield* Sql
  const ids = yield* Ids
  const signals = [...new Set(request.signals)].sort()
  return yield* sql.transaction(
    Effect.gen(function* () {
      yield* lockCovenants([covenant])
      const viewpoint = yield* readViewpoint(caller.user)
      const seen = yield* seenWith(viewpoint, request)
      const visible = new Set<string>(seen.flatMap(({ view }) => view.signals.map((signal) => signal.id)))
      const [first] = seen
      if (first === undefined || signals.length < 2 || !signals.every((signal) => visible.has(signal))) {
        return yield* notFound()
      }
      for (const { view } of seen) yield* requireReviewer(viewpoint, { ...view, covenant })
      const review = yield* ids.uuid7
      const at = DateTime.formatIso(yield* DateTime.now)
      yield* addReview({
        id: review,
        covenant,
        link: null,
        kind: "keep-apart",
        by: caller.user.id,
        reason: request.reason,
        at,
        facets: [],
        groups: allApart(signals),
        undoes: null
      })
      yield* rejudge(signals, undefined)
      const event = SignalsKeptApart.make({ review, covenant, by: caller.user.id, at, signals })
      yield* Outbox.append([{ event, subject: review, partitionkey: covenant }])
      const persons = new Map(
        seen.flatMap(({ disclosed }) => disclosed.map((one) => [one.signal, one.persons] as const))
      )
      const line = (objectKind: LogLine["objectKind"], object: string): LogLine =>
        lineOf(caller, viewpoint, {
          action: "signals-kept-apart",
          objectKind,
          object,
          covenant,
          clause: logClauses.decided,
          trace
        })
      yield* appendLog(
        line("covenant", covenant),
        signals.flatMap((signal) => perPerson(line("signal", signal), signal, persons.get(signal) ?? 0))
      )
      return { review }
    })
  )
})
