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

const utf8 = new TextEncoder()
export const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/**
 * Seals texts under a data key of the record's own, in the caller's transaction, and gives the bytes to keep; a record that
 * had one gets a new one, and nothing that was sealed under the former opens any more. `record`: UUID.
 */
export const sealTexts = Effect.fn("sealedTexts.sealAll")(function* <Field extends string>(
  covenant: string,
  record: string,
  texts: Readonly<Record<Field, string>>
) {
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const ring = yield* keyring.find(covenant)
  if (ring === undefined) return yield* new KeysNotReady({ covenant })
  // Keys of a mapped record lose their literal type; the fields are the very ones that were given.
  const plain = Object.fromEntries(
    Object.entries<string>(texts).map(([field, text]) => [field, utf8.encode(text)])
  ) as Record<Field, Uint8Array>
  const { fields, key } = yield* sealUnder(ring, record, plain)
  if ((yield* putDataKeys(covenant, [key])) > 0) return fields
  // A covenant key that was rotated away meanwhile: the next try reads it anew.
  keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant })
})

/** Seals one text so, to be opened by `openTexts`. */
export const sealText = (covenant: string, id: string, text: string) =>
  Effect.map(sealTexts(covenant, id, { [FIELD]: text }), (fields) => fields[FIELD])

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
      return openUnder(ring, key, FIELD, words).pipe(Effect.map((plain) => texts.set(id, textIn(plain))))
    })
  )
  return texts
})
