import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"

/**
 * Takes the evidence about signals that are gone out of these links: a link that is retracted keeps its last facts, and
 * one that was told late may bring back what was erased. In the caller's transaction.
 */
export const stripEvidence = Effect.fn("stripEvidence")(function* (links: ReadonlyArray<string>) {
  if (links.length === 0) return
  const { run } = yield* Sql
  yield* run("stripEvidence", (db) =>
    raw`
      update casework.link l set facts = jsonb_set(l.facts, '{evidence}', coalesce((
        select jsonb_agg(pair order by place) from jsonb_array_elements(l.facts -> 'evidence') with ordinality as e (pair, place)
        where not exists (select from casework.gone g where g.signal in (pair ->> 'a', pair ->> 'b'))), '[]'))
      where l.id = any(${links}::text[]) and exists (
        select from jsonb_array_elements(l.facts -> 'evidence') as e (pair)
        join casework.gone g on g.signal in (e.pair ->> 'a', e.pair ->> 'b'))`.execute(db)
  )
})
