import type { SignalBody, SignalReceipt } from "./bodies.ts"
import { isPassing, SignalRefused } from "./errors.ts"
import type { QueueStorage } from "./QueueStorage.ts"

/** What became of a waiting signal. A refused one is gone from the queue: someone has to read why. */
export type Outcome =
  | { readonly key: string; readonly kind: "sent"; readonly receipt: SignalReceipt }
  | { readonly key: string; readonly kind: "refused"; readonly why: SignalRefused }

/** A person in clear may not lie in a queue: seal the signal first. */
export class NotSealed extends Error {
  override readonly name = "NotSealed"
  constructor() {
    super("A signal with subjects in clear is never kept; seal its subjects first.")
  }
}

/** The queue holds as many as it may. */
export class QueueFull extends Error {
  override readonly name = "QueueFull"
  constructor(limit: number) {
    super(`The queue holds ${limit} signals and takes no more.`)
  }
}

export interface QueueOptions {
  readonly post: (signal: SignalBody, key: string) => Promise<SignalReceipt>
  readonly storage: QueueStorage
  /** Signals that may wait at most. Default: 1,000. */
  readonly limit?: number
  /** Waits so many milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

const LIMIT = 1_000
/** First pause after a failure, and the longest one, ms; each is twice the one before. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const isClear = (signal: SignalBody): boolean => "subjects" in signal && (signal.subjects?.length ?? 0) > 0

/**
 * Sends signals until the platform has answered, in order, one at a time. Each is sent at least once, always under its own key, so it takes effect
 * once. What does not pass (no network, 429, 5xx) is tried again after `Retry-After` or a growing pause; what is refused is told and dropped.
 */
export class SendQueue {
  readonly #options: QueueOptions

  constructor(options: QueueOptions) {
    this.#options = options
  }

  /** Keeps a signal to be sent. Rejects with `NotSealed` or `QueueFull`; then nothing was kept. */
  async add(signal: SignalBody, key: string): Promise<void> {
    const { limit = LIMIT, storage } = this.#options
    if (isClear(signal)) throw new NotSealed()
    const waiting = await storage.all()
    if (waiting.length >= limit && !waiting.some((one) => one.key === key)) throw new QueueFull(limit)
    await storage.put({ key, signal })
  }

  /** Signals that wait. */
  async size(): Promise<number> {
    return (await this.#options.storage.all()).length
  }

  /** Sends all that wait, and tells of each. Ends when the queue is empty; `tries` bounds how often one signal is tried in this run. */
  async *run(tries = Number.POSITIVE_INFINITY): AsyncGenerator<Outcome, void> {
    for (;;) {
      const [next] = await this.#options.storage.all()
      if (next === undefined) return
      const outcome = await this.#send(next.signal, next.key, tries)
      // first out of the queue, then told: what is told is not sent again
      await this.#options.storage.remove(next.key)
      yield outcome
    }
  }

  async #send(signal: SignalBody, key: string, tries: number): Promise<Outcome> {
    const { post, wait = pause } = this.#options
    for (let tried = 1; ; tried++) {
      try {
        return { key, kind: "sent", receipt: await post(signal, key) }
      } catch (error) {
        if (!isPassing(error)) {
          if (error instanceof SignalRefused) return { key, kind: "refused", why: error }
          throw error
        }
        if (tried >= tries) throw error
        const asked = error instanceof SignalRefused ? error.retryAfter : undefined
        await wait(asked ?? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tried - 1)))
      }
    }
  }
}
