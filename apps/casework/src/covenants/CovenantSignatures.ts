import { PartnerId, type Signature } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"

/** A signature as it is kept for ever. */
export interface KeptSignature extends Signature {
  readonly version: number
  readonly by: string
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly at: string
}

/** Every signature under any text of this covenant, oldest first. */
export const readSignatures = Effect.fn("CovenantSignatures.read")(function* (covenant: string) {
  const { run } = yield* Sql
  const rows = yield* run("CovenantSignatures.read", (db) =>
    db
      .selectFrom("casework.covenant_signature")
      .select(["version", "text", "partner", "by", "at"])
      .where("covenant", "=", covenant)
      .orderBy("seq")
      .execute()
  )
  return rows.map((row): KeptSignature => ({ ...row, partner: PartnerId.make(row.partner), at: row.at.toISOString() }))
})

/** Append-only: the role may neither change nor remove one. Part of the caller's transaction. */
export const addSignature = Effect.fn("CovenantSignatures.add")(function* (
  covenant: string,
  signature: Omit<KeptSignature, "at">
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("CovenantSignatures.add", (db) =>
    db
      .insertInto("casework.covenant_signature")
      .values({ covenant, ...signature, at })
      .execute()
  )
  return at
})
