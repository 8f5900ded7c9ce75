import { Effect } from "effect"
import { sql } from "kysely"
import { forgetHubs } from "./hubs.ts"
import { query } from "./query.ts"

/** Whether a rebuild is filling the index: nothing is settled or published until it is whole. */
export const isRebuilding = query(
  "rebuilding.read",
  sql<{ yes: boolean }>`select exists (select from correlator.rebuilding) as yes`
).pipe(Effect.map((rows) => rows[0]?.yes === true))

/** Whether a rebuild is on, and whether evidence of this covenant waits to be weighed. */
export const workOf = (covenant: number) =>
  query(
    "rebuilding.work",
    sql<{ rebuilding: boolean; awaiting: boolean }>`select exists (select from correlator.rebuilding) as rebuilding,
      exists (select from correlator.dirty where covenant = ${covenant} and reindex) as awaiting`
  ).pipe(Effect.map((rows) => rows[0] ?? { rebuilding: false, awaiting: false }))

const TABLES = [
  "covenant",
  "signal",
  "record",
  "token",
  "crowd",
  "follow",
  "edge",
  "verdict",
  "undone",
  "link_member",
  "dirty"
]

/** Forgets everything but the links and ambiguities as they were published. A rebuild that broke off is taken up from the start. */
export const beginRebuild = (group: string) =>
  Effect.gen(function* () {
    yield* query("rebuilding.begin", sql`insert into correlator.rebuilding (one) values (true) on conflict do nothing`)
    for (const table of TABLES) {
      yield* query("rebuilding.forget", sql`delete from correlator.${sql.raw(table)}`)
    }
    yield* forgetHubs
    yield* forgetGroup(group)
  })

const forgetGroup = (group: string) =>
  Effect.forEach(["inbox", "consumer_offset", "parked"], (table) =>
    query("rebuilding.forgetGroup", sql`delete from correlator.${sql.raw(table)} where "group" = ${group}`)
  )

/** Ties what was published to the new index, and lets the consumer know what it need not hear again. */
export const endRebuild = (group: string, consumer: string) =>
  Effect.gen(function* () {
    yield* query(
      "rebuilding.links",
      sql`update correlator.link l set covenant = c.key from correlator.covenant c
        where c.id = (l.facts::jsonb ->> 'covenant')`
    )
    yield* query(
      "rebuilding.members",
      sql`insert into correlator.link_member (link, signal, revision)
        select l.id, s.key, s.revision from correlator.link l
          cross join lateral jsonb_array_elements_text(l.facts::jsonb -> 'signals') as member (id)
          join correlator.signal s on s.covenant = l.covenant and s.id = member.id::uuid`
    )
    yield* query(
      "rebuilding.ambiguities",
      sql`update correlator.ambiguity a set covenant = c.key, signals = array(
          select s.key from correlator.signal s where s.covenant = c.key
            and s.id in (select jsonb_array_elements_text(a.facts::jsonb -> 'signals')::uuid) order by s.key)
        from correlator.covenant c where c.id = (a.facts::jsonb ->> 'covenant')`
    )
    yield* query(
      "rebuilding.inbox",
      sql`insert into correlator.inbox ("group", source, id, received_at)
        select ${consumer}, source, id, received_at from correlator.inbox where "group" = ${group} on conflict do nothing`
    )
    yield* forgetGroup(group)
    yield* query(
      "rebuilding.connected",
      sql`insert into correlator.dirty (covenant, signal, reindex)
        select l.covenant, m.signal, false from correlator.link l join correlator.link_member m on m.link = l.id
        on conflict do nothing`
    )
    yield* query("rebuilding.end", sql`delete from correlator.rebuilding`)
  })
