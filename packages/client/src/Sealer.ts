import type { SignalBody, SignalReceipt } from "./bodies.ts"
import { SignalRefused } from "./errors.ts"
import type { IngestClient } from "./IngestClient.ts"
import { type CovenantKey, sealSubjects } from "./sealSubjects.ts"

export interface SealerOptions {
  /** With a token that has `SEALING_SCOPES`. */
  readonly client: Pick<IngestClient, "linkageKey" | "post">
  /** Milliseconds after which a key is asked for again, so that a changed covenant counts here too. Default: a day. */
  readonly holdFor?: number
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number
}

interface Held {
  readonly key: Promise<CovenantKey>
  readonly until: number
}

const DAY = 86_400_000

/** Refusals that another key, or other terms of the covenant, may mend. */
const BY_OLD_TERMS: ReadonlySet<string> = new Set([
  "encoding-outdated",
  "encoding-invalid",
  "attestation-missing",
  "identifier-not-covered",
  "below-minimum-age"
])

/**
 * Seals persons with their covenant's key, which it fetches when it is first needed and holds in memory only. It asks
 * again when the key is a day old, and when the platform shows that the covenant has another key or version.
 */
export class Sealer {
  readonly #options: SealerOptions
  readonly #held = new Map<string, Held>()

  constructor(options: SealerOptions) {
    this.#options = options
  }

  /** The covenant's key; of callers at the same moment one asks. Rejects as `IngestClient` does where it is not given. */
  async key(covenant: string): Promise<CovenantKey> {
    const { client, holdFor = DAY, now = Date.now } = this.#options
    const held = this.#held.get(covenant)
    if (held !== undefined && now() < held.until) return held.key
    const asked: Held = { key: client.linkageKey(covenant), until: now() + holdFor }
    this.#held.set(covenant, asked)
    return asked.key.catch((error: unknown) => {
      if (this.#held.get(covenant) === asked) this.#held.delete(covenant)
      throw error
    })
  }

  /** Drops a covenant's key, or all: the next use asks for it. */
  forget(covenant?: string): void {
    if (covenant === undefined) this.#held.clear()
    else this.#held.delete(covenant)
  }

  /** The same signal with nobody in clear; one without persons needs no key. Rejects with `MayNotSeal` for whom the covenant does not take. */
  async seal(signal: SignalBody): Promise<SignalBody> {
    if (signal.kind !== "radicalisation" || (signal.subjects ?? []).length === 0) return signal
    return sealSubjects(signal, await this.key(signal.covenant))
  }

  /** Seals and posts. Refused for a key or terms of before, it asks for those of now and posts once more. */
  async post(signal: SignalBody, key: string): Promise<SignalReceipt> {
    const sealed = await this.seal(signal)
    const before = await this.#held.get(signal.covenant)?.key
    try {
      const receipt = await this.#options.client.post(sealed, key)
      const { covenantVersion } = receipt
      if (covenantVersion !== undefined && covenantVersion !== before?.terms?.covenantVersion)
        this.forget(signal.covenant)
      return receipt
    } catch (error) {
      const old = error instanceof SignalRefused && error.codes.some((code) => BY_OLD_TERMS.has(code))
      if (!old || before === undefined) throw error
      this.forget(signal.covenant)
      const { terms } = await this.key(signal.covenant)
      if (terms?.keyId === before.terms?.keyId && terms?.covenantVersion === before.terms?.covenantVersion) throw error
      return this.#options.client.post(await this.seal(signal), key)
    }
  }
}
