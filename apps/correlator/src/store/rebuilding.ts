import { Effect } from "effect"
import { sql } from "kysely"
import { dropForgotten, forgetCovenants } from "./covenants.ts"
import { forgetHubs } from "./hubs.ts"
import { lookUp } from "./lists.ts"
import { onPages, pagesOf } from "./pages.ts"
import { query } from "./query.ts"

/** Whether a rebuild is filling the index: nothing is settled or published until it is whole. */
export const isRebuilding = query(
  "rebuilding.read",
  sql<{ yes: boolean }>`select exists (select from correlator.rebuilding) as yes`
).pipe(Effect.map((rows) => rows[0]?.yes === true))

const TABLES = [
  "signal",
  "record",
  "token",
  "crowd",
  "follow",
  "known_name",
  "naming",
  "edge",
  "verdict",
  "undone",
  "dirty"
]

/**
 * Forgets everything but the links and ambiguities as they were published. What links hold is tied to keys of signals that are gone, which are
 * never given again, until the end. A rebuild that broke off is taken up from the start.
 */
export const beginRebuild = (group: string) =>
  Effect.gen(function* () {
    yield* query("rebuilding.begin", sql`insert into correlator.rebuilding (one) values (true) on conflict do nothing`)
    for (const table of TABLES) yield* forget(table)
    yield* forgetCovenants
    yield* forgetHubs
    yield* forgetGroup(group)
  })

/** Pages of a table that one statement empties: some hundred thousand rows, far from the time that a statement may take. */
const PAGES = 20_000

/** Empties a table; the role may not truncate it. */
const forget = Effect.fn("rebuilding.forget")(function* (table: string) {
  for (const from of yield* pagesOf(table, PAGES))
    yield* query(
      "rebuilding.forget",
      sql`delete from correlator.${sql.raw(table)} where ${onPages(from, from + PAGES)}`
    )
})

const forgetGroup = (group: string) =>
  Effect.forEach(["inbox", "consumer_offset", "parked"], (table) =>
    query("rebuilding.forgetGroup", sql`delete from correlator.${sql.raw(table)} where "group" = ${group}`)
  )

/** First digits of a link's id, a hash: links in sixteen parts of about one size. */
const PARTS = [..."0123456789abcdef"]

/** The published links of one part, in the new index. */
const tieLinks = Effect.fn("rebuilding.tieLinks")(function* (digit: string) {
  const [from, to] = [`${digit}0000000-0000-0000-0000-000000000000`, `${digit}fffffff-ffff-ffff-ffff-ffffffffffff`]
  // Of links that came back from a backup the covenant's key is another's, or nobody's.
  yield* query(
    "rebuilding.links",
    sql`update correlator.link l set covenant = c.key from correlator.covenant c
      where c.id = (l.facts::jsonb ->> 'covenant') and c.key <> l.covenant and l.id between ${from}::uuid and ${to}::uuid`
  )
  yield* query(
    "rebuilding.members",
    sql`with member as (
        select l.id as link, l.covenant, told.id::uuid as signal
        from correlator.link l cross join lateral jsonb_array_elements_text(l.facts::jsonb -> 'signals') as told (id)
        where l.id between ${from}::uuid and ${to}::uuid
      ), written as (
        insert into correlator.link_member (link, signal, revision)
        select m.link, s.key, s.revision from member m
          ${lookUp(sql`select key, revision from correlator.signal where covenant = m.covenant and id = m.signal`, "s")}
        returning link, signal
      )
      insert into correlator.dirty (covenant, signal, reindex)
      select distinct l.covenant, w.signal, false from written w
        ${lookUp(sql`select covenant from correlator.link where id = w.link`, "l")}
      on conflict do nothing`
  )
})

/** What was published of signals that fit two, in the new index. */
const tieAmbiguities = Effect.gen(function* () {
  yield* query(
    "rebuilding.ambiguities",
    sql`update correlator.ambiguity a set covenant = c.key, signals = array(
        select s.key from jsonb_array_elements_text(a.facts::jsonb -> 'signals') as told (id)
          ${lookUp(sql`select key from correlator.signal where covenant = c.key and id = told.id::uuid`, "s")} order by s.key)
      from correlator.covenant c where c.id = (a.facts::jsonb ->> 'covenant')`
  )
  yield* query(
    "rebuilding.torn",
    sql`insert into correlator.dirty (covenant, signal, reindex)
      select distinct a.covenant, signal, false from correlator.ambiguity a cross join unnest(a.signals) as torn (signal)
      on conflict do nothing`
  )
})

/** Events that are handed over in one statement. */
const EVENTS = 50_000

/** Some of what the rebuild heard becomes what the consumer has heard. Gives how many events. */
const handOver = (group: string, consumer: string) =>
  query(
    "rebuilding.inbox",
    sql<{ moved: number }>`with moved as (
        delete from correlator.inbox where ctid = any(array(
          select ctid from correlator.inbox where "group" = ${group} limit ${EVENTS}
        )) returning event, received_at
      ), written as (
        insert into correlator.inbox ("group", event, received_at)
        select ${consumer}, event, received_at from moved on conflict do nothing
      )
      select count(*)::int as moved from moved`
  ).pipe(Effect.map((rows) => rows[0]?.moved ?? 0))

/** Ties what was published to the new index, and lets the consumer know what it need not hear again. */
export const endRebuild = (group: string, consumer: string) =>
  Effect.gen(function* () {
    // Filled since they were last looked at by the planner: it takes them for empty.
    yield* query("rebuilding.plan", sql`select set_config('enable_seqscan', 'off', true)`)
    yield* dropForgotten
    // Not at the beginning: the planner would learn meanwhile that the table is empty, and look through all of it for each link.
    yield* forget("link_member")
    yield* Effect.forEach(PARTS, tieLinks, { discard: true })
    yield* tieAmbiguities
    while ((yield* handOver(group, consumer)) > 0) yield* Effect.yieldNow
    yield* forgetGroup(group)
    yield* query("rebuilding.end", sql`delete from correlator.rebuilding`)
  })
