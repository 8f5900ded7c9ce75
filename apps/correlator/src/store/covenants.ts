import { type CovenantDocument, CovenantId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import type { CovenantState, Standing } from "../covenant/CovenantState.ts"
import { query } from "./query.ts"

interface Row {
  readonly key: number
  readonly id: string
  readonly versions: string
  readonly document: string | null
  readonly standing: Standing
  readonly hub_limit: number | null
  readonly people: number
}

const parse = (text: string): ReadonlyArray<CovenantDocument> => JSON.parse(text)
const parseOne = (text: string): CovenantDocument => JSON.parse(text)

const stateOf = (row: Row): CovenantState => ({
  key: row.key,
  id: CovenantId.make(row.id),
  versions: parse(row.versions),
  document: row.document === null ? undefined : parseOne(row.document),
  standing: row.standing,
  hubLimit: row.hub_limit ?? undefined,
  people: row.people
})

/** Makes rows for covenants not heard of before, and locks all in one order: one transaction at a time works on a covenant. */
export const lockCovenants = Effect.fn("covenants.lock")(function* (ids: ReadonlyArray<CovenantId>) {
  const sorted = [...new Set(ids)].sort()
  yield* query(
    "covenants.ensure",
    sql`insert into correlator.covenant (id, versions, standing, people)
      select id, '[]', 'unknown', 0 from unnest(${sorted}::text[]) as new (id) order by id on conflict do nothing`
  )
  const rows = yield* query(
    "covenants.lock",
    sql<Row>`select * from correlator.covenant where id = any(${sorted}::text[]) order by id for update`
  )
  return rows.map(stateOf)
})

export const listCovenants = query("covenants.list", sql<Row>`select * from correlator.covenant order by id`).pipe(
  Effect.map((rows) => rows.map(stateOf))
)

export const saveCovenant = (state: CovenantState) =>
  query(
    "covenants.save",
    sql`update correlator.covenant set versions = ${JSON.stringify(state.versions)},
      document = ${state.document === undefined ? null : JSON.stringify(state.document)},
      standing = ${state.standing}, hub_limit = ${state.hubLimit ?? null}, people = ${state.people}
      where key = ${state.key}`
  )
