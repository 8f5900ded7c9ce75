import { Sql } from "@kruisverband/store"
import type { WrappedDataKey } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"

/** Names of one version of an entry, sealed. */
export interface StoredNames {
  readonly id: string
  readonly covenant: string
  readonly facet: string
  readonly type: string | null
  readonly names: Uint8Array
  readonly key: WrappedDataKey
}

/** False: that version was there already. */
export const insertNames = Effect.fnUntraced(function* (names: Omit<StoredNames, "key"> & { readonly entry: string }) {
  const store = yield* Sql
  const { covenant, entry, facet, id, names: sealed, type } = names
  const added = yield* store.run("NameSets.insert", (db) =>
    db
      .insertInto("ingest.name_set")
      .values({ covenant, id, entry, facet, type, names: sealed })
      .onConflict((conflict) => conflict.columns(["covenant", "id"]).doNothing())
      .returning("id")
      .executeTakeFirst()
  )
  return added !== undefined
})

/** By id; those whose data key is gone are gone. */
export const findNames = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  if (ids.length === 0) return []
  const store = yield* Sql
  const rows = yield* store.run("NameSets.find", (db) =>
    db
      .selectFrom("ingest.name_set as n")
      .innerJoin("ingest.data_key as k", (join) =>
        join.onRef("k.covenant", "=", "n.covenant").onRef("k.record", "=", "n.id")
      )
      .select(["n.id", "n.covenant", "n.facet", "n.type", "n.names", "k.key_id", "k.wrapped_key"])
      .where("n.id", "=", sql<string>`any(${[...ids]}::uuid[])`)
      .orderBy("n.id")
      .execute()
  )
  return rows.map(
    ({ covenant, facet, id, key_id, names, type, wrapped_key }): StoredNames => ({
      id,
      covenant,
      facet,
      type,
      names,
      key: { record: id, keyId: key_id, wrappedKey: wrapped_key }
    })
  )
})

/**
 * Drops earlier versions of an entry, and with `all` the one told too: their ids, so that their keys can be destroyed. Ids rise with the
 * moment they were made, so that a version which is not told yet stays.
 */
export const dropNames = Effect.fnUntraced(function* (covenant: string, entry: string, told: string, all: boolean) {
  const store = yield* Sql
  const rows = yield* store.run("NameSets.drop", (db) =>
    db
      .deleteFrom("ingest.name_set")
      .where("covenant", "=", covenant)
      .where("entry", "=", entry)
      .where("id", all ? "<=" : "<", told)
      .returning("id")
      .execute()
  )
  return rows.map((row) => row.id)
})

/** Drops all names of a covenant: their ids, so that their keys can be destroyed. */
export const dropAllNames = Effect.fnUntraced(function* (covenant: string) {
  const store = yield* Sql
  const rows = yield* store.run("NameSets.dropAll", (db) =>
    db.deleteFrom("ingest.name_set").where("covenant", "=", covenant).returning("id").execute()
  )
  return rows.map((row) => row.id)
})
