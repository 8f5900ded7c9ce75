const WINDOW = 15 * 60_000
const PER_NAME = 10
const PER_ADDRESS = 50
const MOST_KEYS = 10_000

interface Count {
  failures: number
  since: number
}

/** Slows guessing down (ASVS 6.3.1): failures are counted per name, known or not, and per address, in windows of 15 minutes. */
export class LoginThrottle {
  readonly #counts = new Map<string, Count>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Seconds until another attempt is taken; 0: now. */
  wait(username: string, address: string): number {
    return Math.max(this.#wait(`n:${username}`, PER_NAME), this.#wait(`a:${address}`, PER_ADDRESS))
  }

  failed(username: string, address: string): void {
    for (const key of [`n:${username}`, `a:${address}`]) {
      const count = this.#counts.get(key)
      if (count === undefined || this.#now() - count.since > WINDOW) {
        this.#counts.delete(key)
        this.#counts.set(key, { failures: 1, since: this.#now() })
      } else count.failures += 1
    }
    // A flood of made-up names must not fill the memory: the oldest windows go first.
    for (const key of this.#counts.keys()) {
      if (this.#counts.size <= MOST_KEYS) break
      this.#counts.delete(key)
    }
  }

  succeeded(username: string): void {
    this.#counts.delete(`n:${username}`)
  }

  #wait(key: string, most: number): number {
    const count = this.#counts.get(key)
    if (count === undefined || count.failures < most) return 0
    return Math.max(0, Math.ceil((count.since + WINDOW - this.#now()) / 1000))
  }
}
