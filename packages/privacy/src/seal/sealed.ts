import { createCipheriv, createDecipheriv } from "node:crypto"
import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { associatedData, type Binding } from "./Binding.ts"
import { unpackExternal } from "./external.ts"
import { SealBroken } from "./SealBroken.ts"

/** A 256-bit key and the id that is stored beside whatever it seals. */
export interface SealingKey {
  /** 1 to 255 bytes of ASCII. */
  readonly id: string
  readonly bytes: Uint8Array
}

/** AES-256-GCM (NIST SP 800-38D) with a 96-bit random nonce and a 128-bit tag. */
const AES_256_GCM = 1
const NONCE = 12
const TAG = 16
export const KEY_BYTES = 32

interface Parts {
  readonly keyId: string
  readonly nonce: Uint8Array
  readonly body: Uint8Array
  readonly tag: Uint8Array
}

/** Layout: algorithm (1), length of key id (1), key id, nonce (12), cipher text, tag (16). */
const parse = (sealed: Uint8Array): Parts | undefined => {
  const keyLength = sealed[1]
  if (sealed[0] !== AES_256_GCM || keyLength === undefined || sealed.length < 2 + keyLength + NONCE + TAG) return
  const start = 2 + keyLength
  return {
    keyId: Buffer.from(sealed.subarray(2, start)).toString("latin1"),
    nonce: sealed.subarray(start, start + NONCE),
    body: sealed.subarray(start + NONCE, sealed.length - TAG),
    tag: sealed.subarray(sealed.length - TAG)
  }
}

/** Id of the key a value was sealed under, here or by an external key service; undefined when it is not a sealed value. */
export const keyIdOf = (sealed: Uint8Array): string | undefined => parse(sealed)?.keyId ?? unpackExternal(sealed)?.keyId

export const seal = (
  key: SealingKey,
  plain: Uint8Array,
  binding: Binding
): Effect.Effect<Uint8Array, never, SecureRandom> =>
  Effect.flatMap(SecureRandom, (random) =>
    Effect.map(random.bytes(NONCE), (nonce) => encrypt(key, plain, binding, nonce))
  )

const encrypt = (key: SealingKey, plain: Uint8Array, binding: Binding, nonce: Uint8Array): Uint8Array => {
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce)
  cipher.setAAD(associatedData(binding))
  const body = cipher.update(plain)
  cipher.final()
  const start = 2 + key.id.length
  const sealed = new Uint8Array(start + NONCE + body.length + TAG)
  sealed[0] = AES_256_GCM
  sealed[1] = key.id.length
  for (let at = 0; at < key.id.length; at++) sealed[2 + at] = key.id.charCodeAt(at)
  sealed.set(nonce, start)
  sealed.set(body, start + NONCE)
  sealed.set(cipher.getAuthTag(), sealed.length - TAG)
  return sealed
}

/** Fails with SealBroken when the key, the bytes or the binding are not those of the sealing. */
export const open = (key: SealingKey, sealed: Uint8Array, binding: Binding): Effect.Effect<Uint8Array, SealBroken> =>
  Effect.suspend(() => {
    const parts = parse(sealed)
    if (parts === undefined) return Effect.fail(new SealBroken({ reason: "malformed" }))
    if (parts.keyId !== key.id) return Effect.fail(new SealBroken({ reason: "unknown-key" }))
    return Effect.try({
      try: () => {
        const decipher = createDecipheriv("aes-256-gcm", key.bytes, parts.nonce, { authTagLength: TAG })
        decipher.setAAD(associatedData(binding))
        decipher.setAuthTag(parts.tag)
        const plain = decipher.update(parts.body)
        decipher.final()
        return new Uint8Array(plain)
      },
      catch: () => new SealBroken({ reason: "tampered" })
    })
  })
