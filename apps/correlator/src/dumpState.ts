import { createHash } from "node:crypto"
import { Effect } from "effect"
import { sql } from "kysely"
import { type DumpTable, dumpTables } from "./dumpTables.ts"
import { query } from "./store/query.ts"

/** Rows of a table as lines of text, and the sum of their hashes: the same for the same set of rows in any order. */
export interface TableDigest {
  readonly rows: number
  readonly sum: string
}

export interface StateDump {
  /** SHA-256 over the tables, hexadecimal: equal states, equal hashes. */
  readonly hash: string
  readonly tables: Readonly<Record<string, TableDigest>>
  /** Signals that wait to be settled; a state is comparable when there are none in a covenant in force. */
  readonly waiting: number
}

interface Page {
  readonly seen: number
  readonly rows: number
  readonly sum: string
  readonly last: string | null
}

/** A table's digest, some rows at a time: a statement must not take longer than a statement may. */
const digest = Effect.fnUntraced(function* (table: DumpTable, size: number) {
  let rows = 0
  let sum = 0n
  let after: string | undefined
  while (true) {
    const [page] = yield* query(
      "dump.digest",
      sql<Page>`with page as (${table.page(after)}), told as (${table.lines}) select
        (select count(*)::int from page) as seen, count(*)::int as rows,
        coalesce(sum(('x' || substr(md5(line), 1, 15))::bit(60)::bigint), 0)::text as sum,
        (select max(place)::text from page) as last from told`
    )
    if (page === undefined) break
    rows += page.rows
    sum += BigInt(page.sum)
    if (page.seen < size || page.last === null) break
    after = page.last
  }
  const found: TableDigest = { rows, sum: sum.toString() }
  return found
})

/** Rows in one statement: a second or two of work for the largest table. */
const PAGE = 50_000

/** A digest of the whole state, for comparing two of them. Reads every row; the same whatever the size of the pages. */
export const dumpStateBy = Effect.fn("dumpState")(function* (size: number) {
  const tables: Record<string, TableDigest> = {}
  for (const table of dumpTables(size)) tables[table.name] = yield* digest(table, size)
  const [left] = yield* query(
    "dump.waiting",
    sql<{ count: number }>`select count(*)::int as count from correlator.dirty d
      join correlator.covenant c on c.key = d.covenant where c.standing = 'in-force'`
  )
  const hash = createHash("sha256").update(JSON.stringify(tables)).digest("hex")
  const dump: StateDump = { hash, tables, waiting: left?.count ?? 0 }
  return dump
})

export const dumpState = dumpStateBy(PAGE)
