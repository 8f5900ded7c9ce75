import {
  keyIdOf,
  openField,
  SealBroken,
  type SealedRecord,
  type SecureRandom,
  sealField,
  sealRecord
} from "@kruisverband/privacy"
import { Effect } from "effect"
import type { CovenantRing } from "../keyring/CovenantRing.ts"
import type { WrappedDataKey } from "./dataKeys.ts"

/** The sealed fields of one record, and its data key as it is to be stored: apart from them. */
export interface Sealed<Field extends string> {
  readonly key: WrappedDataKey
  readonly fields: SealedRecord<Field>["fields"]
}

/** Seals fields under a data key of the record's own, wrapped by the covenant's newest key. */
export const sealUnder = Effect.fnUntraced(function* <Field extends string>(
  ring: CovenantRing,
  record: string,
  fields: Readonly<Record<Field, Uint8Array>>
) {
  const sealed = yield* sealRecord(ring.sealing, [ring.covenant, record], fields)
  const result: Sealed<Field> = {
    key: { record, keyId: ring.sealing.id, wrappedKey: sealed.wrappedKey },
    fields: sealed.fields
  }
  return result
})

/** The covenant key that wrapped a data key; `unknown-key` when this ring was opened before it was made. */
const wrapping = (ring: CovenantRing, key: WrappedDataKey) => {
  const id = keyIdOf(key.wrappedKey)
  const found = id === undefined ? undefined : ring.versions.get(id)
  return found === undefined
    ? Effect.fail(new SealBroken({ reason: id === undefined ? "malformed" : "unknown-key" }))
    : Effect.succeed(found)
}

export const openUnder = Effect.fnUntraced(function* (
  ring: CovenantRing,
  key: WrappedDataKey,
  field: string,
  sealed: Uint8Array
) {
  const covenantKey = yield* wrapping(ring, key)
  return yield* openField(covenantKey, [ring.covenant, key.record], key.wrappedKey, field, sealed)
})

/** Adds a field to a record that has a data key: the answer to a question, for one. */
export const addUnder = Effect.fnUntraced(function* (
  ring: CovenantRing,
  key: WrappedDataKey,
  field: string,
  plain: Uint8Array
): Effect.fn.Return<Uint8Array, SealBroken, SecureRandom> {
  const covenantKey = yield* wrapping(ring, key)
  return yield* sealField(covenantKey, [ring.covenant, key.record], key.wrappedKey, field, plain)
})
