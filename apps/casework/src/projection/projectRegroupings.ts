import type { LinkRegrouping } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"

/** Every link that took part, once. */
const linksOf = ({ before, after }: LinkRegrouping) => [...new Set([...before, ...after].map(({ link }) => link))]

/**
 * Takes over which links became which; returns all that took part. One statement, whatever the batch. Not idempotent by itself: the inbox
 * hands each event over once.
 */
export const projectRegroupings = Effect.fn("projectRegroupings")(function* (events: ReadonlyArray<Event>) {
  const told = events.flatMap((event) => (event.type === "nl.kruisverband.links.regrouped.v1" ? [event.data] : []))
  if (told.length === 0) return []
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const rows = JSON.stringify(told.map((one, index) => ({ ...one, index, at, links: linksOf(one) })))
  yield* run("projectRegroupings", (db) =>
    raw`
      with told as (
        select * from jsonb_to_recordset(${rows}::jsonb) as r (
          index integer, covenant text, kind text, at timestamptz, before jsonb, after jsonb, links text[])),
      numbered as (select nextval('casework.regrouping_seq_seq') as seq, told.* from told order by index),
      kept as (
        insert into casework.regrouping (seq, covenant, kind, at, before, after) overriding system value
        select seq, covenant, kind, at, before, after from numbered)
      insert into casework.regrouping_link (link, regrouping)
      select link, seq from numbered cross join unnest(links) as took (link)`.execute(db)
  )
  return told.flatMap(linksOf)
})
