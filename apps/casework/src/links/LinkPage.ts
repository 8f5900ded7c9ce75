import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { type RawBuilder, sql as raw } from "kysely"
import { belongings, type WholeRow, wholesOf } from "./belongings.ts"
import type { Place } from "./cursor.ts"
import { linkScope, RESTRICTED_LINK } from "./linkScope.ts"
import { againScope } from "./reviewAgain.ts"
import type { Viewpoint } from "./Viewpoint.ts"

export interface LinkFilter {
  readonly state?: string | undefined
  readonly covenant?: string | undefined
  readonly municipality?: string | undefined
  readonly angle?: string | undefined
  readonly facet?: string | undefined
  readonly kind?: string | undefined
  readonly again?: "true" | undefined
}

const conditions = (filter: LinkFilter, viewpoint: Viewpoint): RawBuilder<boolean> => {
  const parts = [
    filter.state === "restricted" ? RESTRICTED_LINK : raw<boolean>`not ${RESTRICTED_LINK}`,
    ...(filter.state === undefined || filter.state === "restricted" ? [] : [raw<boolean>`l.state = ${filter.state}`]),
    ...(filter.covenant === undefined ? [] : [raw<boolean>`l.covenant = ${filter.covenant}`]),
    ...(filter.municipality === undefined ? [] : [raw<boolean>`${filter.municipality} = any (l.municipalities)`]),
    ...(filter.angle === undefined ? [] : [raw<boolean>`${filter.angle} = any (l.angles)`]),
    ...(filter.facet === undefined ? [] : [raw<boolean>`${filter.facet} = any (l.facets)`]),
    ...(filter.kind === undefined
      ? []
      : [raw<boolean>`('person' = any (l.facets)) = ${filter.kind === "radicalisation"}`]),
    ...(filter.again === undefined ? [] : [againScope(viewpoint)])
  ]
  return raw<boolean>`${raw.join(parts, raw` and `)}`
}

/** Links in a viewer's scope, newest change first (ties by id), with the number of all that fit the filter. One statement. */
export const readPage = Effect.fn("LinkPage.read")(function* (
  viewpoint: Viewpoint,
  filter: LinkFilter,
  after: Place | undefined,
  limit: number
) {
  const { run } = yield* Sql
  const beyond =
    after === undefined ? raw`` : raw`where (l.updated_at, l.id) < (${after.updatedAt}::timestamptz, ${after.id})`
  const rows = yield* run("LinkPage.read", async (db) => {
    const found = await raw<Partial<WholeRow> & { readonly total: number }>`
      with scope as materialized (
        select * from casework.link l where ${conditions(filter, viewpoint)} and ${linkScope(viewpoint)}
      )
      select t.total, page.* from (select count(*)::integer as total from scope) t
      left join lateral (
        select l.*, ${belongings(viewpoint)} from scope l ${beyond} order by l.updated_at desc, l.id desc limit ${limit + 1}
      ) page on true
      order by page.updated_at desc, page.id desc`.execute(db)
    return found.rows
  })
  const links = yield* wholesOf(rows.filter(isWhole))
  return { links: links.slice(0, limit), more: links.length > limit, total: rows[0]?.total ?? 0 }
})

/** Without a page the outer join leaves one row that holds the total alone. */
const isWhole = <A extends Partial<WholeRow>>(row: A): row is A & WholeRow =>
  row.facts !== undefined && row.facts !== null

/** Those of these links that are in the viewer's scope, in no order. */
export const readWholes = Effect.fn("LinkPage.wholes")(function* (viewpoint: Viewpoint, ids: ReadonlyArray<string>) {
  if (ids.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("LinkPage.wholes", async (db) => {
    const found = await raw<WholeRow>`
      select l.*, ${belongings(viewpoint)} from casework.link l
      where l.id = any (${ids}::text[]) and ${linkScope(viewpoint)}`.execute(db)
    return found.rows
  })
  return yield* wholesOf(rows)
})
