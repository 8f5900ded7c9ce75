import {
  CovenantKeyring,
  findDataKeys,
  KeysNotReady,
  openUnder,
  putDataKeys,
  sealUnder,
  withRing
} from "@kruisverband/vault"
import { Effect } from "effect"

const FIELD = "words"

/** Seals a text under a data key of its own, in the caller's transaction; the caller keeps the bytes. `id`: UUID. */
export const sealText = Effect.fn("sealedTexts.seal")(function* (covenant: string, id: string, text: string) {
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const ring = yield* keyring.find(covenant)
  if (ring === undefined) return yield* new KeysNotReady({ covenant })
  const { fields, key } = yield* sealUnder(ring, id, { [FIELD]: new TextEncoder().encode(text) })
  if ((yield* putDataKeys(covenant, [key])) > 0) return fields[FIELD]
  // A covenant key that was rotated away meanwhile: the next try reads it anew.
  keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant })
})

interface Sealed {
  readonly id: string
  readonly words: Uint8Array
}

/** Texts by id, in the order given; those erased are not there. */
export const openTexts = Effect.fn("sealedTexts.open")(function* (covenant: string, sealed: ReadonlyArray<Sealed>) {
  const keys = yield* findDataKeys(
    covenant,
    sealed.map(({ id }) => id)
  )
  const texts = new Map<string, string>()
  if (keys.size === 0) return texts
  yield* withRing(covenant, (ring) =>
    Effect.forEach(sealed, ({ id, words }) => {
      const key = keys.get(id)
      if (key === undefined) return Effect.void
      return openUnder(ring, key, FIELD, words).pipe(
        Effect.map((plain) => texts.set(id, new TextDecoder().decode(plain)))
      )
    })
  )
  return texts
})
