import { createHash, randomBytes } from "node:crypto"
import { Context, Effect, Layer } from "effect"

/** Random bytes fit for keys and nonces. A port, so that a simulation can run a whole platform under one seed. */
export class SecureRandom extends Context.Service<
  SecureRandom,
  {
    /** That many fresh bytes; never the same buffer twice, so the caller may wipe it. */
    readonly bytes: (length: number) => Effect.Effect<Uint8Array>
  }
>()("privacy/random/SecureRandom") {
  /** The operating system's CSPRNG (ASVS 11.5.1). */
  static readonly layer = Layer.succeed(SecureRandom, {
    bytes: (length) => Effect.sync(() => new Uint8Array(randomBytes(length)))
  })

  /** Repeatable bytes: SHA-256 over seed and counter. For simulations and tests only; never keep real data under it. */
  static readonly seeded = (seed: string) =>
    Layer.sync(SecureRandom, () => {
      let counter = 0
      const block = () => createHash("sha256").update(`${seed}/${counter++}`).digest()
      return {
        bytes: (length) =>
          Effect.sync(() => {
            const out = new Uint8Array(length)
            for (let at = 0; at < length; at += 32) out.set(block().subarray(0, Math.min(32, length - at)), at)
            return out
          })
      }
    })
}
