import { Effect, Layer, Redacted } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { KEY_BYTES } from "../seal/sealed.ts"
import { KeysUnavailable, MasterKeyInvalid } from "./errors.ts"
import { Keys } from "./Keys.ts"
import { makeKeyFile, readKeyFiles } from "./keyFile.ts"
import { localKeys } from "./localKeys.ts"
import { parseMasterKey } from "./parseMasterKey.ts"
import { type TransitOptions, transitKeys } from "./transitKeys.ts"

/** Where the master key is. */
export type MasterKeySource =
  /** `KRUISVERBAND_MASTER_KEY`: 32 bytes, base64 or 64 hexadecimal digits. `previous`: keys that old seals may still be under. */
  | { readonly kind: "value"; readonly value: Redacted.Redacted; readonly previous?: ReadonlyArray<Redacted.Redacted> }
  /** A file of mode 0600; made when the first key is wrapped. Earlier keys are beside it, in `<path>.previous`. */
  | { readonly kind: "file"; readonly path: string }
  /** A key service that never gives the master key away. `previous`: the key that it takes over from, during the move. */
  | ({ readonly kind: "transit"; readonly previous?: Redacted.Redacted } & TransitOptions)
  /** Lost when the process ends, as are the data it seals. */
  | { readonly kind: "ephemeral" }

const VARIABLE = "KRUISVERBAND_MASTER_KEY"

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

const fixed = (keys: ReadonlyArray<Uint8Array>) => localKeys(Effect.succeed(keys), Effect.succeed(keys))

/** After the start a file that cannot be read is an outage: what was wrong with it from the beginning has been told. */
const nowAndThen = <A, R>(path: string, read: Effect.Effect<A, MasterKeyInvalid, R>) =>
  Effect.mapError(read, ({ found }) => new KeysUnavailable({ where: path, code: found }))

const load = Effect.fnUntraced(function* (source: MasterKeySource) {
  switch (source.kind) {
    case "value": {
      const current = yield* fromValue(VARIABLE, source.value)
      const previous = yield* Effect.forEach(source.previous ?? [], (value) => fromValue(`${VARIABLE}_PREVIOUS`, value))
      return yield* fixed([current, ...previous])
    }
    case "file": {
      const { path } = source
      const random = yield* SecureRandom
      yield* readKeyFiles(path)
      // Read at each use: covenants' keys are few, and a rotation is seen at once.
      const make = makeKeyFile(path).pipe(Effect.provideService(SecureRandom, random))
      return yield* localKeys(nowAndThen(path, readKeyFiles(path)), nowAndThen(path, make))
    }
    case "transit": {
      const service = transitKeys(source)
      if (source.previous === undefined) return service
      return withEarlier(service, yield* fixed([yield* fromValue(`${VARIABLE}_PREVIOUS`, source.previous)]))
    }
    case "ephemeral":
      return yield* fixed([yield* (yield* SecureRandom).bytes(KEY_BYTES)])
  }
})

/** Wraps by one, and unwraps what either wrapped: for moving from one source to the other. */
const withEarlier = (keys: Keys["Service"], earlier: Keys["Service"]): Keys["Service"] => ({
  ...keys,
  known: Effect.zipWith(keys.known, earlier.known, (now, before) => [...now, ...before]),
  unwrap: (sealed, binding) =>
    keys.unwrap(sealed, binding).pipe(
      Effect.catchIf(
        (error) => error._tag === "SealBroken" && error.reason === "unknown-key",
        () => earlier.unwrap(sealed, binding)
      )
    )
})

/** Keys as the source gives them. Fails with MasterKeyInvalid when the key is malformed or readable by others. */
export const masterKeyLayer = (source: MasterKeySource): Layer.Layer<Keys, MasterKeyInvalid, SecureRandom> =>
  Layer.effect(Keys, load(source))
