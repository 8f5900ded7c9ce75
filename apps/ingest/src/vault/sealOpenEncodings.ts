import type { KeysUnavailable, SecureRandom } from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { addUnder, type CovenantKeyring, findDataKeys, KeysNotReady, withRing } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"
import { encodeParts } from "../encoding/sealedParts.ts"

/** Encodings in one transaction. */
const BATCH = 500

const sealBatch = Effect.gen(function* () {
  const { run, transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      const open = yield* run("sealOpenEncodings.take", (db) =>
        db
          .deleteFrom("ingest.encoding")
          .where(({ eb, refTuple, selectFrom }) =>
            eb(
              refTuple("covenant", "signal"),
              "in",
              selectFrom("ingest.encoding")
                .select(["covenant", "signal"])
                .orderBy("covenant")
                .orderBy("signal")
                .limit(BATCH)
                .forUpdate()
                .skipLocked()
                .$asTuple("covenant", "signal")
            )
          )
          .returningAll()
          .execute()
      )
      for (const [covenant, own] of Map.groupBy(open, (row) => row.covenant)) {
        const keys = yield* findDataKeys(
          covenant,
          own.map((row) => row.signal)
        )
        const sealed = yield* withRing(covenant, (ring) =>
          Effect.forEach(own, (row) => {
            const key = keys.get(row.signal)
            // Its signal is gone: nothing to keep.
            if (key === undefined) return Effect.succeed([])
            return Effect.map(addUnder(ring, key, "encodings", encodeParts(row)), (bytes) => [
              { signal: row.signal, encodings: `\\x${Buffer.from(bytes).toString("hex")}` }
            ])
          })
        )
        if (sealed === undefined) return yield* new KeysNotReady({ covenant })
        const rows = JSON.stringify(sealed.flat())
        yield* run("sealOpenEncodings.put", (db) =>
          sql`
            update ingest.vault v set encodings = fresh.encodings
            from json_to_recordset(${rows}::json) as fresh (signal uuid, encodings bytea)
            where v.covenant = ${covenant} and v.signal = fresh.signal`.execute(db)
        )
      }
      return open.length
    })
  )
})

/** Seals encodings that an earlier version kept open. Before any port opens; a start that broke off is taken up by the next. */
export const sealOpenEncodings: Effect.Effect<
  void,
  StoreError | KeysUnavailable | KeysNotReady,
  Sql | CovenantKeyring | SecureRandom
> = sealBatch.pipe(Effect.repeat({ until: (sealed) => sealed === 0 }), Effect.asVoid)
