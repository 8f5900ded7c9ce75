import { createHash } from "node:crypto"
import { Effect, Layer, Redacted } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { SealBroken } from "../seal/SealBroken.ts"
import { KEY_BYTES, keyIdOf, open, type SealingKey, seal } from "../seal/sealed.ts"
import { MasterKeyInvalid } from "./errors.ts"
import { Keys } from "./Keys.ts"
import { readOrMakeKeyFile } from "./keyFile.ts"
import { parseMasterKey } from "./parseMasterKey.ts"

/** Where the master key is. */
export type MasterKeySource =
  /** `KRUISVERBAND_MASTER_KEY`: 32 bytes, base64 or 64 hexadecimal digits. `previous`: keys that old seals may still be under. */
  | { readonly kind: "value"; readonly value: Redacted.Redacted; readonly previous?: ReadonlyArray<Redacted.Redacted> }
  /** A file of mode 0600; made at first start. */
  | { readonly kind: "file"; readonly path: string }
  /** Lost when the process ends, as are the data it seals. */
  | { readonly kind: "ephemeral" }

const VARIABLE = "KRUISVERBAND_MASTER_KEY"

/** A fingerprint: tells two keys apart, and says nothing of either. */
const fingerprint = (bytes: Uint8Array) =>
  `m-${createHash("sha256").update("kruisverband/master-key-id/v1/").update(bytes).digest("hex").slice(0, 16)}`

const fromValue = (where: string, value: Redacted.Redacted) => {
  const text = Redacted.value(value)
  const bytes = parseMasterKey(text)
  return bytes === undefined
    ? Effect.fail(
        new MasterKeyInvalid({
          where,
          found: `${text.trim().length} characters`,
          wanted: "32 bytes as base64 or as 64 hexadecimal digits"
        })
      )
    : Effect.succeed(bytes)
}

const load = Effect.fnUntraced(function* (source: MasterKeySource) {
  switch (source.kind) {
    case "value": {
      const current = yield* fromValue(VARIABLE, source.value)
      const previous = yield* Effect.forEach(source.previous ?? [], (value) => fromValue(`${VARIABLE}_PREVIOUS`, value))
      return [current, ...previous]
    }
    case "file":
      return [yield* readOrMakeKeyFile(source.path)]
    case "ephemeral":
      return [yield* (yield* SecureRandom).bytes(KEY_BYTES)]
  }
})

/** Keys in this process. Fails with MasterKeyInvalid when the key is missing, malformed or readable by others. */
export const masterKeyLayer = (source: MasterKeySource): Layer.Layer<Keys, MasterKeyInvalid, SecureRandom> =>
  Layer.effect(
    Keys,
    Effect.gen(function* () {
      const random = yield* SecureRandom
      const all: ReadonlyArray<SealingKey> = (yield* load(source)).map((bytes) => ({ id: fingerprint(bytes), bytes }))
      const [current] = all
      if (current === undefined) return yield* Effect.die("a source gives at least one key")
      return Keys.of({
        masterKeyId: current.id,
        knownKeyIds: all.map((key) => key.id),
        wrap: (plain, binding) => seal(current, plain, binding).pipe(Effect.provideService(SecureRandom, random)),
        unwrap: (sealed, binding) => {
          const id = keyIdOf(sealed)
          const key = all.find((candidate) => candidate.id === id)
          if (id === undefined) return Effect.fail(new SealBroken({ reason: "malformed" }))
          return key === undefined ? Effect.fail(new SealBroken({ reason: "unknown-key" })) : open(key, sealed, binding)
        }
      })
    })
  )
