import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { OTHER } from "./encodingStatus.ts"

/** The number of the renewal that a covenant is in; begins one where it is in none. In the transaction that renews. */
export const beginRenewal = Effect.fn("renewal.begin")(function* (covenant: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("renewal.begin", (db) =>
    sql<{ renewal: number }>`
      update ingest.covenant set renewal = renewal + (not renewing)::integer, renewing = true
      where covenant = ${covenant} returning renewal`.execute(db)
  )
  return rows[0]?.renewal ?? 0
})

/**
 * Ends the renewal that a covenant is in. One that is in none has had it when only encodings are left that nobody here can
 * renew, once for each version: whoever waits for the renewal must hear that there is no more to come. Its number; undefined:
 * there is nothing to tell.
 */
export const endRenewal = Effect.fn("renewal.end")(function* (covenant: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("renewal.end", (db) =>
    sql<{ renewal: number }>`
      update ingest.covenant c set renewal = renewal + (not renewing)::integer, renewing = false, renewed = ${ENCODING_VERSION}
      where c.covenant = ${covenant} and (c.renewing or c.renewed is distinct from ${ENCODING_VERSION} and exists (
        select from ingest.vault v join ingest.signal s on s.covenant = v.covenant and s.id = v.signal
        where v.covenant = c.covenant and s.withdrawn_at is null and ${OTHER}))
      returning renewal`.execute(db)
  )
  return rows[0]?.renewal
})
