import type { LinkFacts, LinkId } from "@kruisverband/domain"
import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
import { ids, lookUp, numbers, texts } from "./lists.ts"
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

/** Links whose ids a statement finds. */
const linksAmong = (wanted: RawBuilder<unknown>) => sql<Row>`select l.id::text, l.facts, l.hash, m.signals, m.revisions
  from (${wanted}) as wanted (link)
  ${lookUp(sql`select id, facts, hash from correlator.link where id = wanted.link`, "l")}
  ${lookUp(
    sql`select array_agg(signal order by signal) as signals, array_agg(revision order by signal) as revisions
      from correlator.link_member where link = wanted.link having count(*) > 0`,
    "m"
  )}
  order by l.id`

/** Published links that hold any of these signals, by id. */
export const linksWith = (signals: ReadonlyArray<number>) =>
  query(
    "links.with",
    linksAmong(sql`select distinct link from correlator.link_member where signal = any(${numbers(signals)}::int[])`)
  ).pipe(Effect.map((rows) => rows.map(linkOf)))

/** Some of a covenant's links, by id. */
export const linksOf = (covenant: number, limit: number) =>
  query(
    "links.of",
    linksAmong(sql`select id from correlator.link where covenant = ${covenant} order by id limit ${limit}`)
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
