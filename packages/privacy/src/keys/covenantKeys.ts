import { hkdfSync } from "node:crypto"
import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import type { Binding } from "../seal/Binding.ts"
import { KEY_BYTES, keyIdOf, type SealingKey } from "../seal/sealed.ts"
import { WrongMasterKey } from "./errors.ts"
import { Keys } from "./Keys.ts"

/** A covenant's keys as stored: both wrapped by the master key. */
export interface WrappedCovenantKeys {
  readonly covenant: string
  /** Rises with each rotation; stored beside every data key that it wraps. */
  readonly keyId: string
  readonly sealing: Uint8Array
  readonly linkage: Uint8Array
}

/** A covenant's keys in use: a cryptographic domain of its own. */
export interface CovenantKeys {
  readonly covenant: string
  /** Wraps the data keys of the covenant's signals. */
  readonly sealing: SealingKey
  /** 32 bytes from which the encoder derives its keys: without it nothing links in or across. */
  readonly linkageSecret: Uint8Array
  /** HMAC key for fingerprints of request bodies, so that a stored fingerprint cannot be guessed back. */
  readonly fingerprintKey: Uint8Array
}

const binding = (purpose: string, covenant: string, keyId: string): Binding => ({ purpose, ids: [covenant, keyId] })

/** New keys for a covenant that has none. */
export const makeCovenantKeys = Effect.fnUntraced(function* (covenant: string) {
  const random = yield* SecureRandom
  const keys = yield* Keys
  const keyId = "c1"
  const [sealing, linkage] = [yield* random.bytes(KEY_BYTES), yield* random.bytes(KEY_BYTES)]
  const wrapped: WrappedCovenantKeys = {
    covenant,
    keyId,
    sealing: yield* keys.wrap(sealing, binding("covenant-key", covenant, keyId)),
    linkage: yield* keys.wrap(linkage, binding("linkage-secret", covenant, keyId))
  }
  sealing.fill(0)
  linkage.fill(0)
  return wrapped
})

/** Fails with SealBroken when the master key at hand is not theirs, or the bytes were changed or moved. */
export const openCovenantKeys = Effect.fnUntraced(function* (wrapped: WrappedCovenantKeys) {
  const keys = yield* Keys
  const { covenant, keyId } = wrapped
  const sealing = yield* keys.unwrap(wrapped.sealing, binding("covenant-key", covenant, keyId))
  const linkageSecret = yield* keys.unwrap(wrapped.linkage, binding("linkage-secret", covenant, keyId))
  const fingerprintKey = new Uint8Array(hkdfSync("sha256", sealing, "", "kruisverband/fingerprint/v1", KEY_BYTES))
  const opened: CovenantKeys = { covenant, sealing: { id: keyId, bytes: sealing }, linkageSecret, fingerprintKey }
  return opened
})

/** The same keys under the current master key: after it, the former one is no longer needed for them. */
export const rewrapCovenantKeys = Effect.fnUntraced(function* (wrapped: WrappedCovenantKeys) {
  const keys = yield* Keys
  const { covenant, keyId } = wrapped
  const again = (sealed: Uint8Array, purpose: string) =>
    Effect.flatMap(keys.unwrap(sealed, binding(purpose, covenant, keyId)), (plain) =>
      keys.wrap(plain, binding(purpose, covenant, keyId)).pipe(Effect.ensuring(Effect.sync(() => plain.fill(0))))
    )
  const fresh: WrappedCovenantKeys = {
    covenant,
    keyId,
    sealing: yield* again(wrapped.sealing, "covenant-key"),
    linkage: yield* again(wrapped.linkage, "linkage-secret")
  }
  return fresh
})

/** Run before any port opens: whether every stored covenant key opens. A key of another master key gives WrongMasterKey; damage is a SealBroken. */
export const verifyMasterKey = Effect.fnUntraced(function* (stored: ReadonlyArray<WrappedCovenantKeys>) {
  const keys = yield* Keys
  for (const wrapped of stored) {
    const needed = keyIdOf(wrapped.sealing) ?? "an unreadable key"
    if (!keys.knownKeyIds.includes(needed)) return yield* new WrongMasterKey({ present: keys.masterKeyId, needed })
    yield* openCovenantKeys(wrapped)
  }
})
