import { createHash } from "node:crypto"
import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { SealBroken } from "../seal/SealBroken.ts"
import { keyIdOf, open, type SealingKey, seal } from "../seal/sealed.ts"
import type { KeysUnavailable } from "./errors.ts"
import { Keys } from "./Keys.ts"

/** A fingerprint: tells two keys apart, and says nothing of either. */
const fingerprint = (bytes: Uint8Array) =>
  `m-${createHash("sha256").update("kruisverband/master-key-id/v1/").update(bytes).digest("hex").slice(0, 16)}`

/** Master keys in this process: the current one first, then earlier ones that old seals may still be under. */
export type MasterKeys = ReadonlyArray<Uint8Array>

/** `read`: the keys as they are now. `make`: the same, after making one where there is none. */
export const localKeys = (
  read: Effect.Effect<MasterKeys, KeysUnavailable>,
  make: Effect.Effect<MasterKeys, KeysUnavailable>
) =>
  Effect.gen(function* () {
    const random = yield* SecureRandom
    const named = (keys: MasterKeys): ReadonlyArray<SealingKey> =>
      keys.map((bytes) => ({ id: fingerprint(bytes), bytes }))
    const all = Effect.map(read, named)
    return Keys.of({
      current: Effect.map(all, ([first]) => first?.id),
      known: Effect.map(all, (keys) => keys.map((key) => key.id)),
      wrap: (plain, binding) =>
        Effect.gen(function* () {
          const [current] = named(yield* make)
          if (current === undefined) return yield* Effect.die("a source makes at least one key")
          return yield* seal(current, plain, binding).pipe(Effect.provideService(SecureRandom, random))
        }),
      unwrap: (sealed, binding) =>
        Effect.gen(function* () {
          const id = keyIdOf(sealed)
          if (id === undefined) return yield* new SealBroken({ reason: "malformed" })
          const key = (yield* all).find((candidate) => candidate.id === id)
          if (key === undefined) return yield* new SealBroken({ reason: "unknown-key" })
          return yield* open(key, sealed, binding)
        })
    })
  })
