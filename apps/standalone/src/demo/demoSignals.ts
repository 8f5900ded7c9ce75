import type { DemoSignal } from "./DemoSignal.ts"
import { personSignals } from "./personSignals.ts"
import { placeSignals } from "./placeSignals.ts"
import { seededRandom } from "./seededRandom.ts"

const DAY = 864e5

/** A year of invented signals up to `now` (milliseconds since the epoch), oldest first: the same for the same day. */
export const demoSignals = (now: number): ReadonlyArray<DemoSignal> => {
  const random = seededRandom(20_261_123)
  const today = Math.floor(now / DAY) * DAY
  const dayAgo = (days: number) => new Date(today - days * DAY).toISOString().slice(0, 10)
  const signals = [...personSignals(dayAgo, random), ...placeSignals(dayAgo, random)]
  const observed = (signal: { readonly body: Record<string, unknown> }) => String(signal.body.observedAt)
  return signals
    .toSorted((a, b) => observed(a).localeCompare(observed(b)))
    .map((signal, index) => ({ ...signal, idempotencyKey: `demo-${index}` }))
}
