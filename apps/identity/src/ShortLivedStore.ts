import type { Adapter, AdapterPayload } from "oidc-provider"

interface Kept {
  readonly payload: AdapterPayload
  /** Milliseconds since the epoch. */
  readonly until: number
}

/**
 * Log-ins, codes and grants of the embedded provider: minutes to hours of life, so they are kept in memory only.
 * A restart ends them and people log in again at their next time-out; tokens already given are signed and stay valid.
 */
export class ShortLivedStore {
  readonly #kept = new Map<string, Kept>()
  readonly #now: () => number
  #sweepAt = 0

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  get(key: string): AdapterPayload | undefined {
    const kept = this.#kept.get(key)
    return kept === undefined || kept.until <= this.#now() ? undefined : kept.payload
  }

  set(key: string, payload: AdapterPayload, seconds: number): void {
    this.#sweep()
    this.#kept.set(key, { payload, until: this.#now() + seconds * 1000 })
  }

  delete(key: string): void {
    this.#kept.delete(key)
  }

  /** First of one model for which `test` holds; these maps hold dozens, not thousands. */
  find(model: string, test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, kept] of this.#kept) {
      if (key.startsWith(`${model}:`) && kept.until > this.#now() && test(kept.payload)) return kept.payload
    }
    return undefined
  }

  deleteWhere(test: (payload: AdapterPayload) => boolean): void {
    for (const [key, kept] of this.#kept) if (test(kept.payload)) this.#kept.delete(key)
  }

  #sweep(): void {
    const now = this.#now()
    if (now < this.#sweepAt) return
    this.#sweepAt = now + 60_000
    for (const [key, kept] of this.#kept) if (kept.until <= now) this.#kept.delete(key)
  }
}

const DAY = 86_400

/** One adapter per model, all over one store. */
export const shortLivedAdapter =
  (store: ShortLivedStore) =>
  (model: string): Adapter => {
    const key = (id: string) => `${model}:${id}`
    return {
      upsert: async (id, payload, expiresIn) => store.set(key(id), payload, expiresIn ?? DAY),
      find: async (id) => store.get(key(id)),
      findByUid: async (uid) => store.find(model, (payload) => payload.uid === uid),
      findByUserCode: async (code) => store.find(model, (payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = store.get(key(id))
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => store.delete(key(id)),
      revokeByGrantId: async (grantId) => store.deleteWhere((payload) => payload.grantId === grantId)
    }
  }
