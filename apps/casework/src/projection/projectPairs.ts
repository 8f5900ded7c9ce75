import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"

/**
 * Takes over what the machine by itself makes of pairs that people keep apart, and when that changed; returns the signals. Two statements at
 * most, whatever the batch; idempotent. What was told late of a signal that is gone is not kept.
 */
export const projectPairs = Effect.fn("projectPairs")(function* (events: ReadonlyArray<Event>) {
  const words = new Map(
    events.flatMap((event) =>
      event.type === "nl.kruisverband.pair.reweighed.v1"
        ? [[`${event.data.a}/${event.data.b}`, event.data] as const]
        : []
    )
  )
  if (words.size === 0) return []
  const { run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const rows = JSON.stringify([...words.values()])
  yield* run("projectPairs", (db) =>
    raw`
      insert into casework.pair_word (a, b, covenant, together, at)
      select a, b, covenant, together, ${now}::timestamptz from jsonb_to_recordset(${rows}::jsonb) as r (
        a text, b text, covenant text, together boolean)
      where not exists (select from casework.gone g where g.signal in (r.a, r.b))
      on conflict (a, b) do update set together = excluded.together, at = excluded.at
        where casework.pair_word.together <> excluded.together`.execute(db)
  )
  return [...words.values()].flatMap(({ a, b }) => [a, b])
})

/** A decision about these signals was taken back: what the machine made of it is about nothing any more. In the caller's transaction. */
export const forgetPairs = (signals: ReadonlyArray<string>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("projectPairs.forget", (db) =>
      db.deleteFrom("casework.pair_word").where("a", "in", signals).where("b", "in", signals).execute()
    )
  )
