import type { SignalBody } from "./bodies.ts"

/** A signal that waits to be sent: never with a person in clear. */
export interface Waiting {
  /** Its idempotency key. */
  readonly key: string
  readonly signal: SignalBody
}

/** Where waiting signals are kept. Each method is whole or not at all; `all` gives them in the order in which they were put. */
export interface QueueStorage {
  readonly all: () => Promise<ReadonlyArray<Waiting>>
  /** Puts one at the end; one with the same key is left as it is. */
  readonly put: (waiting: Waiting) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

/** Keeps nothing beyond the process. */
export const memoryStorage = (): QueueStorage => {
  const waiting = new Map<string, Waiting>()
  return {
    all: async () => [...waiting.values()],
    put: async (one) => {
      if (!waiting.has(one.key)) waiting.set(one.key, one)
    },
    remove: async (key) => {
      waiting.delete(key)
    }
  }
}
