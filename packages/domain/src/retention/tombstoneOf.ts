import type { SignalFacts } from "../signal/SignalFacts.ts"

/** What stays of an expired signal: that it was there. No place, code, person or poster (L17). */
export type Tombstone = {
  readonly signal: SignalFacts["signal"]
  readonly covenant: SignalFacts["covenant"]
  /** Local date. */
  readonly expiredOn: string
}

export const tombstoneOf = (signal: SignalFacts, expiredOn: string): Tombstone => ({
  signal: signal.signal,
  covenant: signal.covenant,
  expiredOn
})
