import type { SecureRandom } from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import type { CovenantKeyring, KeyFault, KeysNotReady } from "@kruisverband/vault"
import { Effect } from "effect"
import { addReason } from "../links/reviewReasons.ts"

/** Reasons in one transaction. */
const BATCH = 500

const sealBatch = Effect.gen(function* () {
  const { run, transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      const open = yield* run("sealOpenReasons.take", (db) =>
        db
          .deleteFrom("casework.unsealed_reason")
          .where("review", "in", (inner) =>
            inner
              .selectFrom("casework.unsealed_reason")
              .select("review")
              .orderBy("review")
              .limit(BATCH)
              .forUpdate()
              .skipLocked()
          )
          .returningAll()
          .execute()
      )
      for (const { covenant, reason, review } of open) yield* addReason(covenant, review, reason)
      return open.length
    })
  )
})

/** Seals reasons that an earlier version kept as they were written. Before any port opens; a start that broke off is taken up by the next. */
export const sealOpenReasons: Effect.Effect<
  void,
  StoreError | KeyFault | KeysNotReady,
  Sql | CovenantKeyring | SecureRandom
> = sealBatch.pipe(Effect.repeat({ until: (sealed) => sealed === 0 }), Effect.asVoid)
