import type { LinkingPause } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"

/** The last word of a batch per covenant; undefined: linking goes on. */
const lastWords = (events: ReadonlyArray<Event>): ReadonlyMap<string, LinkingPause | undefined> => {
  const words = new Map<string, LinkingPause | undefined>()
  for (const { data, type } of events) {
    if (type === "nl.kruisverband.linking.paused.v1") words.set(data.covenant, data)
    if (type === "nl.kruisverband.linking.resumed.v1") words.set(data.covenant, undefined)
  }
  return words
}

/** Takes over where linking stands still. Two statements at most, whatever the batch; idempotent. */
export const projectPauses = Effect.fn("projectPauses")(function* (events: ReadonlyArray<Event>) {
  const words = lastWords(events)
  const { run } = yield* Sql
  const paused = [...words.values()].filter((pause) => pause !== undefined)
  const over = [...words].flatMap(([covenant, pause]) => (pause === undefined ? [covenant] : []))
  if (over.length > 0)
    yield* run("projectPauses.over", (db) =>
      db.deleteFrom("casework.linking_pause").where("covenant", "in", over).execute()
    )
  if (paused.length === 0) return
  yield* run("projectPauses.paused", (db) =>
    raw`
      insert into casework.linking_pause (covenant, since)
      select covenant, since from jsonb_to_recordset(${JSON.stringify(paused)}::jsonb) as r (covenant text, since timestamptz)
      on conflict (covenant) do update set since = excluded.since`.execute(db)
  )
})
