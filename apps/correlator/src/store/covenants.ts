import { type CovenantDocument, CovenantId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import type { CovenantState, Standing } from "../covenant/CovenantState.ts"
import { ids as idList, texts } from "./lists.ts"
import { query } from "./query.ts"

interface Row {
  readonly key: number
  readonly id: string
  readonly versions: string
  readonly document: string | null
  readonly standing: Standing | typeof FORGOTTEN
  readonly hub_limit: number | null
  readonly people: number
  readonly model: string | null
  readonly hubs: string
  readonly encoding: number | null
  readonly awaits: boolean
  readonly renewal_begun: number
  readonly renewal_done: number
  readonly pause_told: boolean
  readonly rebuilding: boolean
}

const parse = (text: string): ReadonlyArray<CovenantDocument> => JSON.parse(text)
const parseOne = (text: string): CovenantDocument => JSON.parse(text)

const stateOf = (row: Row): CovenantState => ({
  key: row.key,
  id: CovenantId.make(row.id),
  versions: parse(row.versions),
  document: row.document === null ? undefined : parseOne(row.document),
  standing: row.standing === FORGOTTEN ? "unknown" : row.standing,
  hubLimit: row.hub_limit ?? undefined,
  people: row.people,
  model: row.model ?? undefined,
  hubs: row.hubs,
  encoding: row.encoding ?? undefined,
  awaits: row.awaits,
  renewal: { begun: row.renewal_begun, done: row.renewal_done },
  pauseTold: row.pause_told,
  rebuilding: row.rebuilding
})

/** What a rebuild leaves of a covenant: its key, for the links that were published, until it is heard of again. */
const FORGOTTEN = "forgotten"

const columns = sql`*, exists (select from correlator.rebuilding) as rebuilding,
  exists (select from correlator.pause p where p.covenant = correlator.covenant.id) as pause_told`

/**
 * Makes rows for covenants not heard of before, and locks all in one order: one transaction at a time works on a covenant.
 * A statement that is prepared while its tables are nearly empty would read them from end to end for as long as the
 * connection lives: every transaction that works on a covenant begins here, and plans with indexes alone. That does not keep
 * it from joining the whole of an index: see `lookUp`.
 */
export const lockCovenants = Effect.fn("covenants.lock")(function* (ids: ReadonlyArray<CovenantId>) {
  const sorted = [...new Set(ids)].sort()
  const lock = query(
    "covenants.lock",
    sql<Row>`select ${columns}, set_config('enable_seqscan', 'off', true) from correlator.covenant where id = any(${idList(sorted)}::text[]) order by id for update`
  )
  const rows = yield* lock
  if (rows.length === sorted.length && rows.every((row) => row.standing !== FORGOTTEN)) return rows.map(stateOf)
  yield* query(
    "covenants.ensure",
    sql`insert into correlator.covenant (id, versions, standing, people)
      select id, '[]', 'unknown', 0 from unnest(${texts(sorted)}) as new (id) order by id
      on conflict (id) do update set standing = excluded.standing where correlator.covenant.standing = ${FORGOTTEN}`
  )
  return (yield* lock).map(stateOf)
})

export const listCovenants = query(
  "covenants.list",
  sql<Row>`select ${columns} from correlator.covenant where standing <> ${FORGOTTEN} order by id`
).pipe(Effect.map((rows) => rows.map(stateOf)))

export const saveCovenant = (state: CovenantState) =>
  query(
    "covenants.save",
    sql`update correlator.covenant set versions = ${JSON.stringify(state.versions)},
      document = ${state.document === undefined ? null : JSON.stringify(state.document)},
      standing = ${state.standing}, hub_limit = ${state.hubLimit ?? null}, people = ${state.people},
      model = ${state.model ?? null}, hubs = ${state.hubs}, encoding = ${state.encoding ?? null}, awaits = ${state.awaits},
      renewal_begun = ${state.renewal.begun}, renewal_done = ${state.renewal.done} where key = ${state.key}`
  )

export const savePeople = (state: CovenantState) =>
  query(
    "covenants.savePeople",
    sql`update correlator.covenant set people = ${state.people}, hubs = ${state.hubs} where key = ${state.key}`
  )

/** Nothing was heard of any covenant. */
export const forgetCovenants = query(
  "covenants.forget",
  sql`update correlator.covenant set versions = '[]', document = null, standing = ${FORGOTTEN}, hub_limit = null,
    people = 0, model = null, hubs = '', encoding = default, awaits = default, renewal_begun = default,
    renewal_done = default`
)

/** Those of which nothing was heard since are not there. */
export const dropForgotten = query("covenants.drop", sql`delete from correlator.covenant where standing = ${FORGOTTEN}`)
