import { Sql } from "@kruisverband/store"
import {
  CovenantKeyring,
  destroyDataKeys,
  findDataKeys,
  KeysNotReady,
  openUnder,
  putDataKeys,
  sealUnder,
  withRing
} from "@kruisverband/vault"
import { Effect } from "effect"

const FIELD = "reason"

/** Seals why somebody asks under a data key of the request's own, in the caller's transaction: words may name a person. */
export const sealWords = Effect.fn("agreementWords.seal")(function* (covenant: string, id: string, words: string) {
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const ring = yield* keyring.find(covenant)
  if (ring === undefined) return yield* new KeysNotReady({ covenant })
  const { fields, key } = yield* sealUnder(ring, id, { [FIELD]: new TextEncoder().encode(words) })
  if ((yield* putDataKeys(covenant, [key])) > 0) return fields[FIELD]
  keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant })
})

interface Sealed {
  readonly id: string
  readonly reason: Uint8Array
}

/** Words by request, of one covenant; those erased are not there. */
export const openWords = Effect.fn("agreementWords.open")(function* (covenant: string, sealed: ReadonlyArray<Sealed>) {
  const words = new Map<string, string>()
  const keys = yield* findDataKeys(
    covenant,
    sealed.map(({ id }) => id)
  )
  if (keys.size === 0) return words
  yield* withRing(covenant, (ring) =>
    Effect.forEach(sealed, ({ id, reason }) => {
      const key = keys.get(id)
      if (key === undefined) return Effect.void
      return Effect.map(openUnder(ring, key, FIELD, reason), (plain) => words.set(id, new TextDecoder().decode(plain)))
    })
  )
  return words
})

/** A request is over: what was decided stays, why it was asked goes. In the caller's transaction. */
export const forgetWords = Effect.fn("agreementWords.forget")(function* (covenant: string, ids: ReadonlyArray<string>) {
  if (ids.length === 0) return
  const { run } = yield* Sql
  yield* run("agreementWords.forget", (db) =>
    db
      .updateTable("casework.second_person")
      .set({ reason: null })
      .where("id", "in", [...ids])
      .execute()
  )
  yield* destroyDataKeys(covenant, ids)
})
