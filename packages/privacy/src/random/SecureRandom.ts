import { createHash, randomBytes } from "node:crypto"
import { Context, Effect, Layer } from "effect"

const POOL = 4096

/** Random bytes fit for keys and nonces. A port, so that a simulation can run a whole platform under one seed. */
export class SecureRandom extends Context.Service<
  SecureRandom,
  {
    /** That many fresh bytes; never the same buffer twice, so the caller may wipe it. */
    readonly bytes: (length: number) => Effect.Effect<Uint8Array>
  }
>()("privacy/random/SecureRandom") {
  /** The operating system's CSPRNG (ASVS 11.5.1). */
  static readonly layer = Layer.sync(SecureRandom, () => {
    // Asking the system costs the same for many bytes as for few. What was handed out is wiped here at once.
    let pool = new Uint8Array(0)
    let at = 0
    return {
      bytes: (length) =>
        Effect.sync(() => {
          if (length > POOL) return new Uint8Array(randomBytes(length))
          if (at + length > pool.length) {
            pool = new Uint8Array(randomBytes(POOL))
            at = 0
          }
          const taken = pool.slice(at, at + length)
          pool.fill(0, at, at + length)
          at += length
          return taken
        })
    }
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
