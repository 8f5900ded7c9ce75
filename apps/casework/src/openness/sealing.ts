import { CovenantKeyring, KeysNotReady, putDataKeys, sealUnder } from "@kruisverband/vault"
import { Effect } from "effect"

const utf8 = new TextEncoder()
export const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/**
 * Seals texts under a data key of the record's own, in the caller's transaction; a record that had one gets a new one, and
 * nothing that was sealed under the former opens any more.
 */
export const sealTexts = Effect.fn("openness.seal")(function* <Field extends string>(
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
  keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant })
})
