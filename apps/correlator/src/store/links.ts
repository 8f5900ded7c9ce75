import type { LinkFacts, LinkId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { ids, numbers, texts } from "./lists.ts"
import { query } from "./query.ts"

/** A link as last published. */
export interface PublishedLink {
  readonly facts: LinkFacts
  readonly hash: string
  /** Key of each of its signals, with the revision at which it was linked. */
  readonly members: ReadonlyMap<number, number>
}

interface Row {
  readonly id: string
  readonly facts: string
  readonly hash: string
  readonly signals: ReadonlyArray<number>
  readonly revisions: ReadonlyArray<number>
}

const parseLink = (text: string): LinkFacts => JSON.parse(text)
const linkOf = (row: Row): PublishedLink => ({
  facts: parseLink(row.facts),
  hash: row.hash,
  members: new Map(row.signals.map((signal, index) => [signal, row.revisions[index] ?? 0] as const))
})

const columns = sql`select l.id::text, l.facts, l.hash, array_agg(m.signal order by m.signal) as signals,
  array_agg(m.revision order by m.signal) as revisions
  from correlator.link l join correlator.link_member m on m.link = l.id`

/** Published links that hold any of these signals, by id. */
export const linksWith = (signals: ReadonlyArray<number>) =>
  query(
    "links.with",
    sql<Row>`${columns} where l.id in (select link from correlator.link_member where signal = any(${numbers(signals)}::int[]))
      group by l.id order by l.id`
  ).pipe(Effect.map((rows) => rows.map(linkOf)))

/** Some of a covenant's links, by id. */
export const linksOf = (covenant: number, limit: number) =>
  query(
    "links.of",
    sql<Row>`${columns} where l.id in (select id from correlator.link where covenant = ${covenant} order by id limit ${limit})
      group by l.id order by l.id`
  ).pipe(Effect.map((rows) => rows.map(linkOf)))

export const deleteLinks = Effect.fn("links.delete")(function* (links: ReadonlyArray<LinkId>) {
  if (links.length === 0) return
  yield* query("links.deleteMembers", sql`delete from correlator.link_member where link = any(${ids(links)}::uuid[])`)
  yield* query("links.delete", sql`delete from correlator.link where id = any(${ids(links)}::uuid[])`)
})

/** Writes links as they stand now; those of the same id must have been deleted. */
export const writeLinks = Effect.fn("links.write")(function* (covenant: number, links: ReadonlyArray<PublishedLink>) {
  if (links.length === 0) return
  yield* query(
    "links.write",
    sql`insert into correlator.link (id, covenant, facts, hash) select id, ${covenant}::int, facts, hash from unnest(
      ${texts(links.map((one) => one.facts.link))}::uuid[], ${texts(links.map((one) => JSON.stringify(one.facts)))},
      ${texts(links.map((one) => one.hash))}) as new (id, facts, hash)`
  )
  const members = links.flatMap((one) =>
    [...one.members].map(([signal, revision]) => [one.facts.link, signal, revision] as const)
  )
  yield* query(
    "links.writeMembers",
    sql`insert into correlator.link_member (link, signal, revision) select * from unnest(
      ${texts(members.map((one) => one[0]))}::uuid[], ${numbers(members.map((one) => one[1]))}::int[],
      ${numbers(members.map((one) => one[2]))}::int[])`
  )
})
