import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import type { Binding } from "./Binding.ts"
import { KEY_BYTES, open, type SealingKey, seal } from "./sealed.ts"

/** The sealed fields of one record, under a data key of its own that is stored wrapped beside them. */
export interface SealedRecord<Field extends string> {
  readonly wrappedKey: Uint8Array
  readonly fields: Readonly<Record<Field, Uint8Array>>
}

const DATA_KEY = "data"
const keyBinding = (ids: ReadonlyArray<string>): Binding => ({ purpose: "data-key", ids })

/** Makes a data key, hands it to `use` and wipes it, whatever happens. */
const withDataKey = <A, E, R>(bytes: Uint8Array, use: (key: SealingKey) => Effect.Effect<A, E, R>) =>
  use({ id: DATA_KEY, bytes }).pipe(Effect.ensuring(Effect.sync(() => bytes.fill(0))))

/** Seals each field under one fresh data key. Destroying `wrappedKey` erases all of them, wherever copies lie. */
export const sealRecord = Effect.fnUntraced(function* <Field extends string>(
  wrapping: SealingKey,
  ids: ReadonlyArray<string>,
  fields: Readonly<Record<Field, Uint8Array>>
) {
  const bytes = yield* (yield* SecureRandom).bytes(KEY_BYTES)
  return yield* withDataKey(bytes, (key) =>
    Effect.gen(function* () {
      const sealed: Record<string, Uint8Array> = {}
      for (const field of Object.keys(fields)) {
        sealed[field] = yield* seal(key, fields[field as Field], { purpose: field, ids })
      }
      const wrappedKey = yield* seal(wrapping, key.bytes, keyBinding(ids))
      // Built from the keys of `fields`, which the compiler does not follow.
      return { wrappedKey, fields: sealed } as SealedRecord<Field>
    })
  )
})

/** Opens one field of a record. */
export const openField = Effect.fnUntraced(function* (
  wrapping: SealingKey,
  ids: ReadonlyArray<string>,
  wrappedKey: Uint8Array,
  field: string,
  sealed: Uint8Array
) {
  const bytes = yield* open(wrapping, wrappedKey, keyBinding(ids))
  return yield* withDataKey(bytes, (key) => open(key, sealed, { purpose: field, ids }))
})

/** Adds a field to a record that exists: the answer to a question, for one. */
export const sealField = Effect.fnUntraced(function* (
  wrapping: SealingKey,
  ids: ReadonlyArray<string>,
  wrappedKey: Uint8Array,
  field: string,
  plain: Uint8Array
) {
  const bytes = yield* open(wrapping, wrappedKey, keyBinding(ids))
  return yield* withDataKey(bytes, (key) => seal(key, plain, { purpose: field, ids }))
})

/** The same data key under a newer wrapping key: rotation without touching the sealed fields. */
export const rewrap = Effect.fnUntraced(function* (
  from: SealingKey,
  to: SealingKey,
  ids: ReadonlyArray<string>,
  wrappedKey: Uint8Array
) {
  const bytes = yield* open(from, wrappedKey, keyBinding(ids))
  return yield* withDataKey(bytes, (key) => seal(to, key.bytes, keyBinding(ids)))
})
