import type { LinkFacts, LinkId } from "@kruisverband/domain"
import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
import { ids, lookUp, numbers, texts } from "./lists.ts"
import { query } from "./query.ts"

/** A link as last published. */
export interface PublishedLink {
  readonly facts: LinkFacts
  /** The facts as JSON: of some kilobytes, so it is made once. */
  readonly text: string
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
  text: row.facts,
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

/**
 * Writes links as they stand now. `before`: those of the same ids as they stood; of these only what changed is written, as a link of many
 * signals is told anew with each that comes.
 */
export const writeLinks = Effect.fn("links.write")(function* (
  covenant: number,
  links: ReadonlyArray<PublishedLink>,
  before: ReadonlyMap<LinkId, PublishedLink>
) {
  yield* deleteLinks(links.map((one) => one.facts.link).filter((id) => !before.has(id)))
  const told = links.filter((one) => before.get(one.facts.link)?.hash !== one.hash)
  if (told.length > 0)
    yield* query(
      "links.write",
      sql`insert into correlator.link (id, covenant, facts, hash) select id, ${covenant}::int, facts, hash from unnest(
        ${texts(told.map((one) => one.facts.link))}::uuid[], ${texts(told.map((one) => one.text))},
        ${texts(told.map((one) => one.hash))}) as new (id, facts, hash)
        on conflict (id) do update set facts = excluded.facts, hash = excluded.hash`
    )
  const changes = links.map((one) => memberChanges(one, before.get(one.facts.link)))
  yield* deleteMembers(changes.flatMap(({ left }) => left))
  yield* writeMembers(changes.flatMap(({ come }) => come))
})

type LinkMember = readonly [link: LinkId, signal: number, revision: number]

/** Who leaves a link, and who comes or is there with another revision. */
const memberChanges = ({ facts, members }: PublishedLink, old: PublishedLink | undefined) => {
  const was = old?.members ?? new Map<number, number>()
  return {
    left: [...was].flatMap(
      ([signal, revision]): ReadonlyArray<LinkMember> => (members.has(signal) ? [] : [[facts.link, signal, revision]])
    ),
    come: [...members].flatMap(
      ([signal, revision]): ReadonlyArray<LinkMember> =>
        was.get(signal) === revision ? [] : [[facts.link, signal, revision]]
    )
  }
}

const deleteMembers = (members: ReadonlyArray<LinkMember>) =>
  members.length === 0
    ? Effect.void
    : query(
        "links.leave",
        sql`delete from correlator.link_member where ctid = any(array(
          select m.place from unnest(${ids(members.map((one) => one[0]))}::uuid[],
            ${numbers(members.map((one) => one[1]))}::int[]) as old (link, signal)
          ${lookUp(sql`select ctid as place from correlator.link_member where signal = old.signal and link = old.link`, "m")}))`
      )

const writeMembers = (members: ReadonlyArray<LinkMember>) =>
  members.length === 0
    ? Effect.void
    : query(
        "links.join",
        sql`insert into correlator.link_member (link, signal, revision) select * from unnest(
          ${ids(members.map((one) => one[0]))}::uuid[], ${numbers(members.map((one) => one[1]))}::int[],
          ${numbers(members.map((one) => one[2]))}::int[])
          on conflict (signal, link) do update set revision = excluded.revision`
      )
