import type { HubFacts, HubId } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"

/** What a batch comes to per hub: the last word counts, and no word of it remains when it ended. */
const lastWords = (events: ReadonlyArray<Event>): ReadonlyMap<HubId, HubFacts | undefined> => {
  const words = new Map<HubId, HubFacts | undefined>()
  for (const event of events) {
    if (event.type === "nl.kruisverband.hub.found.v1") words.set(event.data.hub, event.data)
    if (event.type === "nl.kruisverband.hub.ended.v1") words.set(event.data.hub, undefined)
  }
  return words
}

/**
 * Takes over which values are of too many signals. Two statements at most, whatever the batch; idempotent. A
 * correlator that was restored no longer knows since when it told of one, nor of links taken back before: what is known
 * here stays.
 */
export const projectHubs = Effect.fn("projectHubs")(function* (events: ReadonlyArray<Event>) {
  const words = lastWords(events)
  const { run } = yield* Sql
  const standing = [...words.values()].filter((facts) => facts !== undefined)
  const ended = [...words].flatMap(([hub, facts]) => (facts === undefined ? [hub] : []))
  if (ended.length > 0) {
    yield* run("projectHubs.ended", (db) => db.deleteFrom("casework.hub").where("id", "in", ended).execute())
  }
  if (standing.length === 0) return
  const rows = JSON.stringify(standing.map(({ hub, ...facts }) => ({ id: hub, ...facts })))
  yield* run("projectHubs.found", (db) =>
    raw`
      insert into casework.hub
      select * from jsonb_to_recordset(${rows}::jsonb) as r (
        id text, covenant text, kind text, signals integer, withdrawn integer, since timestamptz)
      on conflict (id) do update set kind = excluded.kind, signals = excluded.signals,
        withdrawn = greatest(casework.hub.withdrawn, excluded.withdrawn),
        since = least(casework.hub.since, excluded.since)`.execute(db)
  )
})
