import { Keys, type KeysUnavailable, keyIdOf, rewrapCovenantKeys, type SealBroken } from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import { readKeyRows, rewriteKeyRow, tellKeysChanged } from "../keyring/keyRows.ts"

/**
 * Wraps every covenant key of a service anew under the current master key; what they seal is not touched. Restartable:
 * keys that are under it already are left alone. Running services go on: the keys that they opened stay the same.
 * Returns how many were rewrapped.
 */
export const rewrapMaster: Effect.Effect<number, StoreError | KeysUnavailable | SealBroken, Sql | Keys> = Effect.gen(
  function* () {
    const { transaction } = yield* Sql
    const { current } = yield* Keys
    const rows = yield* readKeyRows()
    const master = yield* current
    const stale = rows.filter((row) => keyIdOf(row.sealing) !== master)
    for (const covenant of new Set(stale.map((row) => row.covenant))) {
      // Locked and read anew: a rotation of the covenant's own keys may be at work.
      yield* transaction(
        Effect.gen(function* () {
          for (const row of yield* readKeyRows(covenant, true)) {
            if (keyIdOf(row.sealing) !== master) yield* rewriteKeyRow(yield* rewrapCovenantKeys(row))
          }
          yield* tellKeysChanged(covenant)
        })
      )
    }
    return stale.length
  }
)

/** Covenant keys of a service that are under another than the current master key: none when the earlier one can go. */
export const underEarlierMaster: Effect.Effect<number, StoreError | KeysUnavailable, Sql | Keys> = Effect.gen(
  function* () {
    const { current } = yield* Keys
    const master = yield* current
    return (yield* readKeyRows()).filter((row) => keyIdOf(row.sealing) !== master).length
  }
)
