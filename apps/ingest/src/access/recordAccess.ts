import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { iso } from "../instant.ts"

/** That somebody opened a seal: who, as what, for what, how much. */
export interface Access {
  readonly covenant: string
  readonly signal: string
  readonly viewer: string
  readonly role: string
  readonly purpose: string
  readonly level: string
}

/** In the transaction that opens: without a record nothing is shown (Jeugdwet 7.1.2.3(1)(f); AVG 30). */
export const recordAccess = Effect.fnUntraced(function* (accesses: ReadonlyArray<Access>) {
  if (accesses.length === 0) return
  const store = yield* Sql
  const ids = yield* Ids
  const at = iso(yield* DateTime.now)
  const rows = yield* Effect.forEach(accesses, (access) => Effect.map(ids.uuid7, (id) => ({ ...access, id, at })))
  yield* store.run("Access.record", (db) => db.insertInto("ingest.access").values(rows).execute())
})
