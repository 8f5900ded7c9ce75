import { type AmbiguityFacts, LinkId } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"
import { lockCovenants } from "../links/LinkRecord.ts"

type Word =
  | { readonly is: "found"; readonly facts: AmbiguityFacts }
  | { readonly is: "ended"; readonly covenant: string; readonly reason: string }

/** The last word of the batch on each. */
const wordsOf = (events: ReadonlyArray<Event>): ReadonlyMap<string, Word> => {
  const words = new Map<string, Word>()
  for (const { type, data } of events) {
    if (type === "nl.kruisverband.ambiguity.found.v1") words.set(data.ambiguity, { is: "found", facts: data })
    if (type === "nl.kruisverband.ambiguity.ended.v1")
      words.set(data.ambiguity, { is: "ended", covenant: data.covenant, reason: data.reason })
  }
  return words
}

/** As a link of all of them together would be: what shows a link can show it. */
const asLink = ({ ambiguity, signal: _, fits: __, ...facts }: AmbiguityFacts) => ({
  ...facts,
  link: LinkId.make(ambiguity),
  angles: [],
  organisations: [],
  municipalities: []
})

/**
 * Where whoever works for one municipality may see all of it: in each of these lies the signal together with every one that it fits. Who
 * may not see one of them is told nothing, as the rest would tell that it is there. Of those with any of these signals; once they are known.
 */
const settleAreas = (signals: ReadonlyArray<string>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("projectAmbiguities.areas", (db) =>
      raw`
        update casework.ambiguity a set areas = found.areas,
          facts = jsonb_set(a.facts, '{municipalities}', to_jsonb(found.areas))
        from casework.ambiguity b cross join lateral (
          select coalesce(array_agg(c.code order by c.code), '{}') as areas from (
            select distinct s.facts ->> 'municipality' as code from casework.signal s where s.id = any (b.signals)) c
          where not exists (select from jsonb_array_elements(b.fits) as fit (ids) where not exists (
            select from casework.signal s where (s.id = b.signal or jsonb_exists(fit.ids, s.id))
              and s.facts ->> 'municipality' = c.code))) found
        where a.id = b.id and b.signals && ${signals}::text[] and a.areas <> found.areas`.execute(db)
    )
  )

/** Takes over which signals fit more than one. `changed`: signals of which something was heard. A few statements, whatever the batch. */
export const projectAmbiguities = Effect.fn("projectAmbiguities")(function* (
  events: ReadonlyArray<Event>,
  changed: ReadonlyArray<string>
) {
  const words = wordsOf(events)
  if (words.size > 0) yield* takeOver(words)
  const told = [...words.values()].flatMap((word) => (word.is === "found" ? word.facts.signals : []))
  const signals = [...new Set([...changed, ...told])]
  if (signals.length > 0) yield* settleAreas(signals)
})

const takeOver = Effect.fn("projectAmbiguities.takeOver")(function* (words: ReadonlyMap<string, Word>) {
  const { run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const found = [...words.values()].flatMap((word) => (word.is === "found" ? [word.facts] : []))
  const ended = [...words].flatMap(([id, word]) => (word.is === "ended" ? [{ id, reason: word.reason }] : []))
  yield* lockCovenants([...words.values()].map((word) => (word.is === "found" ? word.facts.covenant : word.covenant)))
  if (ended.length > 0) {
    yield* run("projectAmbiguities.ended", (db) =>
      raw`
        update casework.ambiguity a set ended = r.reason, revision = a.revision + 1, updated_at = ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as r (id text, reason text) where a.id = r.id`.execute(
        db
      )
    )
  }
  if (found.length === 0) return
  const rows = found.map((facts) => {
    const { ambiguity: id, covenant, signal, fits, signals } = facts
    return { id, covenant, signal, fits, signals, facts: asLink(facts), at: now }
  })
  yield* run("projectAmbiguities.found", (db) =>
    raw`
      insert into casework.ambiguity (id, covenant, signal, fits, signals, areas, facts, revision, found_at, updated_at)
      select id, covenant, signal, fits, signals, '{}', facts, 1, at, at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id text, covenant text, signal text, fits jsonb, signals text[], facts jsonb, at timestamptz)
      -- Told late of what is erased: it does not come back.
      where not exists (select from casework.gone g where g.signal = any (r.signals))
      on conflict (id) do update set fits = excluded.fits, signals = excluded.signals, areas = excluded.areas,
        facts = excluded.facts, ended = null, revision = casework.ambiguity.revision + 1, updated_at = excluded.updated_at`.execute(
      db
    )
  )
})
