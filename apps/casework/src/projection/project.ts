import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { forgetSignals } from "../erasure/forgetSignals.ts"
import { goneIn } from "../erasure/goneIn.ts"
import { stripEvidence } from "../erasure/stripEvidence.ts"
import { logLinked } from "../log/logMachine.ts"
import { notifyLinks } from "../notify.ts"
import { projectAmbiguities } from "./projectAmbiguities.ts"
import { projectHubs } from "./projectHubs.ts"
import { projectLinks } from "./projectLinks.ts"
import { projectPairs } from "./projectPairs.ts"
import { projectPauses } from "./projectPauses.ts"
import { projectRegroupings } from "./projectRegroupings.ts"
import { projectRequests } from "./projectRequests.ts"
import { projectSignals } from "./projectSignals.ts"

const linksOf = Effect.fn("project.linksOf")(function* (signals: ReadonlyArray<string>) {
  if (signals.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("project.linksOf", (db) =>
    db.selectFrom("casework.link_signal").select("link").distinct().where("signal", "in", signals).execute()
  )
  return rows.map((row) => row.link)
})

/** What casework shows after these events, in the caller's transaction; gives the links that the machine spoke of, and all that may look otherwise. */
export const projectState = Effect.fn("projectState")(function* (events: ReadonlyArray<Event>) {
  const gone = goneIn(events)
  yield* forgetSignals(gone)
  yield* projectHubs(events)
  yield* projectPauses(events)
  const links = yield* projectLinks(events)
  const regrouped = yield* projectRegroupings(events)
  const signals = yield* projectSignals(events)
  yield* projectAmbiguities(events, signals)
  const asked = yield* projectRequests(events)
  const paired = yield* projectPairs(events)
  const others = yield* linksOf([...new Set([...signals, ...gone, ...asked, ...paired])])
  const touched = [...new Set([...links, ...regrouped, ...others])]
  yield* stripEvidence(touched)
  return { links, touched }
})

/**
 * A batch of events into what casework shows, in the caller's transaction: set-based, in order per aggregate, and in any
 * order between aggregates (a link that comes before its signals is kept, and shown once they are known). Open dashboards
 * hear of it, and the processing log.
 */
export const project = Effect.fn("project")(function* (events: ReadonlyArray<Event>) {
  const { links, touched } = yield* projectState(events)
  yield* notifyLinks(touched)
  yield* logLinked(links)
})
