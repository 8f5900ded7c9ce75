import { Sql } from "@kruisverband/store"
import { CovenantKeyring, KeysNotReady, openUnder, putDataKeys, sealUnder, withRing } from "@kruisverband/vault"
import { Effect } from "effect"

/** The words given with a decision, as they come out of the database. */
export interface SealedReason {
  readonly review: string
  /** Base64. */
  readonly reason: string
  readonly keyId: string
  /** Base64. */
  readonly wrappedKey: string
}

const FIELD = "reason"
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"))

/**
 * Keeps the words of a decision sealed under a data key of the review's own, in the caller's transaction: the decision
 * stays for ever, its words can be erased. Nothing is written for a decision without words.
 */
export const addReason = Effect.fn("reviewReasons.add")(function* (covenant: string, review: string, words: string) {
  if (words === "") return
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const ring = yield* keyring.find(covenant)
  if (ring === undefined) return yield* new KeysNotReady({ covenant })
  const { fields, key } = yield* sealUnder(ring, review, { [FIELD]: utf8(words) })
  const { run } = yield* Sql
  yield* run("reviewReasons.add", (db) =>
    db.insertInto("casework.review_reason").values({ covenant, review, reason: fields[FIELD] }).execute()
  )
  if ((yield* putDataKeys(covenant, [key])) > 0) return
  // A covenant key that was rotated away meanwhile: the next try reads it anew.
  keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant })
})

/** Words by review; those erased are not there. */
export const openReasons = Effect.fn("reviewReasons.open")(function* (
  covenant: string,
  sealed: ReadonlyArray<SealedReason>
) {
  const words = new Map<string, string>()
  if (sealed.length === 0) return words
  yield* withRing(covenant, (ring) =>
    Effect.forEach(sealed, ({ keyId, reason, review, wrappedKey }) =>
      openUnder(ring, { record: review, keyId, wrappedKey: bytesOf(wrappedKey) }, FIELD, bytesOf(reason)).pipe(
        Effect.map((plain) => words.set(review, new TextDecoder().decode(plain)))
      )
    )
  )
  return words
})
