import { ErasureReceipt } from "@kruisverband/contract"
import { Sql } from "@kruisverband/store"
import { destroyDataKeys } from "@kruisverband/vault"
import { DateTime, Effect, Schema } from "effect"
import { sql } from "kysely"
import { iso } from "../instant.ts"
import type { SealedPerson } from "./RestrictedPerson.ts"

export interface StoredRestriction extends SealedPerson {
  readonly standing: "registered" | "upheld"
}

/** The person of one request; undefined where there is none. `lock`: until the end of the transaction. */
export const findRestriction = Effect.fnUntraced(function* (covenant: string, request: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("Restriction.find", (db) =>
    sql<{ standing: string; person: Uint8Array; key_id: string; wrapped_key: Uint8Array }>`
      select r.standing, r.person, k.key_id, k.wrapped_key from ingest.restricted r
      join ingest.data_key k on k.covenant = r.covenant and k.record = r.request
      where r.covenant = ${covenant} and r.request = ${request}::uuid for update of r`.execute(db)
  )
  const [row] = rows
  if (row === undefined) return undefined
  const restriction: StoredRestriction = {
    standing: row.standing === "upheld" ? "upheld" : "registered",
    person: row.person,
    key: { record: request, keyId: row.key_id, wrappedKey: row.wrapped_key }
  }
  return restriction
})

/** Keeps the person of a request, in the place of what was kept; its key is the caller's to write. */
export const putRestriction = Effect.fnUntraced(function* (covenant: string, request: string, person: Uint8Array) {
  const { run } = yield* Sql
  const since = iso(yield* DateTime.now)
  yield* run("Restriction.put", (db) =>
    db
      .insertInto("ingest.restricted")
      .values({ covenant, request, since, standing: "registered", person })
      .onConflict((conflict) => conflict.columns(["covenant", "request"]).doUpdateSet({ person }))
      .execute()
  )
})

export const upholdRestriction = Effect.fnUntraced(function* (covenant: string, request: string) {
  const { run } = yield* Sql
  yield* run("Restriction.uphold", (db) =>
    db
      .updateTable("ingest.restricted")
      .set({ standing: "upheld" })
      .where("covenant", "=", covenant)
      .where("request", "=", request)
      .execute()
  )
})

export const dropRestriction = Effect.fnUntraced(function* (covenant: string, request: string) {
  const { run } = yield* Sql
  yield* run("Restriction.drop", (db) =>
    db.deleteFrom("ingest.restricted").where("covenant", "=", covenant).where("request", "=", request).execute()
  )
  yield* destroyDataKeys(covenant, [request])
})

/** A covenant has ended: nobody is recorded under it again, so nobody need be known in order not to be. */
export const dropUpheld = Effect.fnUntraced(function* (covenant: string) {
  const { run } = yield* Sql
  const rows = yield* run("Restriction.dropUpheld", (db) =>
    db
      .deleteFrom("ingest.restricted")
      .where("covenant", "=", covenant)
      .where("standing", "=", "upheld")
      .returning("request")
      .execute()
  )
  return rows.map((row) => row.request)
})

const decodeReceipt = Schema.decodeUnknownSync(ErasureReceipt)

/** The receipt of the erasure that the request led to; undefined: there was none. */
export const findReceipt = Effect.fnUntraced(function* (covenant: string, request: string) {
  const { run } = yield* Sql
  const row = yield* run("Restriction.receipt", (db) =>
    db
      .selectFrom("ingest.erasure")
      .selectAll()
      .where("covenant", "=", covenant)
      .where("reference", "=", request)
      .orderBy("at")
      .limit(1)
      .executeTakeFirst()
  )
  if (row === undefined) return undefined
  const { at, cause, destroyed, id, signals } = row
  return decodeReceipt({ id, covenant, cause, at: at.toISOString(), signals, destroyed })
})
