import { keyIdOf } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { readKeyRows } from "../keyring/keyRows.ts"

/** One version of a covenant's keys, as an operator sees it: ids and numbers. */
export interface KeyLine {
  readonly covenant: string
  readonly keyId: string
  /** Master key that it is wrapped by. */
  readonly master: string
  readonly retired: boolean
  /** Whether persons can be encoded with it. */
  readonly linkage: boolean
  /** Data keys under it. */
  readonly dataKeys: number
}

export const listKeys = Effect.gen(function* () {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("listKeys.count", (db) =>
    sql<{ covenant: string; key_id: string; count: string }>`
      select covenant, key_id, count(*) as count from ${sql.id(owner, "data_key")} group by covenant, key_id`.execute(
      db
    )
  )
  const counts = new Map(rows.map((row) => [`${row.covenant} ${row.key_id}`, Number(row.count)] as const))
  return (yield* readKeyRows()).map(
    (row): KeyLine => ({
      covenant: row.covenant,
      keyId: row.keyId,
      master: keyIdOf(row.sealing) ?? "unreadable",
      retired: row.retired,
      linkage: row.linkage !== null,
      dataKeys: counts.get(`${row.covenant} ${row.keyId}`) ?? 0
    })
  )
})
