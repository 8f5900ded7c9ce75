import { hkdfSync } from "node:crypto"
import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import type { Binding } from "../seal/Binding.ts"
import { KEY_BYTES, keyIdOf, type SealingKey } from "../seal/sealed.ts"
import { WrongMasterKey } from "./errors.ts"
import { Keys } from "./Keys.ts"

/** One version of a covenant's keys as stored: wrapped by the master key. */
export interface WrappedCovenantKeys {
  /** Whose they are: services keep their own, and one's do not open as another's. */
  readonly realm: string
  readonly covenant: string
  /** `c1`, `c2` … rises with each rotation; stored in every data key that it wraps. */
  readonly keyId: string
  readonly sealing: Uint8Array
  /** Null: this realm encodes nobody, or the covenant has ended and its linkage key is destroyed. */
  readonly linkage: Uint8Array | null
}

/** A covenant's keys in use: a cryptographic domain of its own. */
export interface CovenantKeys {
  readonly covenant: string
  /** Wraps the data keys of the covenant's records. */
  readonly sealing: SealingKey
  /** 32 bytes from which the encoder derives its keys: without it nothing links in or across. */
  readonly linkageSecret: Uint8Array | undefined
  /** HMAC key for fingerprints of request bodies, so that a stored fingerprint cannot be guessed back. The same through rotations. */
  readonly fingerprintKey: Uint8Array
}

type KeyName = "covenant-key" | "linkage-secret"

/** Ingest was the first to have keys: its binding has no realm in it, and what it bound must go on opening. */
const binding = (wrapped: Pick<WrappedCovenantKeys, "realm" | "covenant" | "keyId">, name: KeyName): Binding => ({
  purpose: name,
  ids: [...(wrapped.realm === "ingest" ? [] : [wrapped.realm]), wrapped.covenant, wrapped.keyId]
})

/** Wipes a key once it has been used, whatever happened. */
const wiped = <A, E, R>(bytes: Uint8Array, use: (bytes: Uint8Array) => Effect.Effect<A, E, R>) =>
  use(bytes).pipe(Effect.ensuring(Effect.sync(() => bytes.fill(0))))

const freshKey = Effect.flatMap(SecureRandom, (random) => random.bytes(KEY_BYTES))

const after = (keyId: string): string => `c${Number(keyId.slice(1)) + 1}`

/** New keys for a covenant that has none in use. `linkage`: whether persons are encoded under it. `retired`: id of the last keys it had, if any. */
export const makeCovenantKeys = Effect.fnUntraced(function* (
  realm: string,
  covenant: string,
  linkage: boolean,
  retired?: string
) {
  const keys = yield* Keys
  const id = { realm, covenant, keyId: after(retired ?? "c0") }
  const wrap = (name: KeyName) =>
    Effect.flatMap(freshKey, (bytes) => wiped(bytes, (plain) => keys.wrap(plain, binding(id, name))))
  const wrapped: WrappedCovenantKeys = {
    ...id,
    sealing: yield* wrap("covenant-key"),
    linkage: linkage ? yield* wrap("linkage-secret") : null
  }
  return wrapped
})

/** Fails with SealBroken when the master key at hand is not theirs, or the bytes were changed or moved. */
export const openCovenantKeys = Effect.fnUntraced(function* (wrapped: WrappedCovenantKeys) {
  const keys = yield* Keys
  const { covenant, keyId, linkage } = wrapped
  const sealing = yield* keys.unwrap(wrapped.sealing, binding(wrapped, "covenant-key"))
  const linkageSecret = linkage === null ? undefined : yield* keys.unwrap(linkage, binding(wrapped, "linkage-secret"))
  // From what a rotation leaves alone: a post that comes again after one must still be known again.
  const root = linkageSecret ?? sealing
  const fingerprintKey = new Uint8Array(hkdfSync("sha256", root, "", "kruisverband/fingerprint/v1", KEY_BYTES))
  const opened: CovenantKeys = { covenant, sealing: { id: keyId, bytes: sealing }, linkageSecret, fingerprintKey }
  return opened
})

const again = (wrapped: WrappedCovenantKeys, sealed: Uint8Array, name: KeyName, keyId: string) =>
  Effect.gen(function* () {
    const keys = yield* Keys
    const plain = yield* keys.unwrap(sealed, binding(wrapped, name))
    return yield* wiped(plain, (bytes) => keys.wrap(bytes, binding({ ...wrapped, keyId }, name)))
  })

/** The same keys under the current master key: after it, the former one is no longer needed for them. */
export const rewrapCovenantKeys = Effect.fnUntraced(function* (wrapped: WrappedCovenantKeys) {
  const { keyId, linkage } = wrapped
  const fresh: WrappedCovenantKeys = {
    ...wrapped,
    sealing: yield* again(wrapped, wrapped.sealing, "covenant-key", keyId),
    linkage: linkage === null ? null : yield* again(wrapped, linkage, "linkage-secret", keyId)
  }
  return fresh
})

/** The next version: a fresh sealing key, to which the data keys are to be rewrapped. The linkage key goes along. */
export const rotateCovenantKeys = Effect.fnUntraced(function* (wrapped: WrappedCovenantKeys) {
  const keys = yield* Keys
  const { linkage } = wrapped
  const keyId = after(wrapped.keyId)
  const fresh: WrappedCovenantKeys = {
    ...wrapped,
    keyId,
    sealing: yield* Effect.flatMap(freshKey, (bytes) =>
      wiped(bytes, (plain) => keys.wrap(plain, binding({ ...wrapped, keyId }, "covenant-key")))
    ),
    linkage: linkage === null ? null : yield* again(wrapped, linkage, "linkage-secret", keyId)
  }
  return fresh
})

/** Run before any port opens: whether every stored covenant key opens. A key of another master key, or none at hand, gives WrongMasterKey; damage is a SealBroken. */
export const verifyMasterKey = Effect.fnUntraced(function* (stored: ReadonlyArray<WrappedCovenantKeys>) {
  const keys = yield* Keys
  if (stored.length === 0) return
  const known = yield* keys.known
  const present = (yield* keys.current) ?? "no key"
  for (const wrapped of stored) {
    const needed = keyIdOf(wrapped.sealing) ?? "an unreadable key"
    if (!known.includes(needed)) return yield* new WrongMasterKey({ present, needed })
    yield* openCovenantKeys(wrapped)
  }
})
