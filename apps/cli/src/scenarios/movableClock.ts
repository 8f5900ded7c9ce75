import { type Clock, Duration, Effect } from "effect"

/** A clock that goes on at its own pace from wherever it is put; waiting takes real time. */
export interface MovableClock {
  readonly clock: Clock.Clock
  readonly set: (millis: number) => void
}

export const movableClock = (): MovableClock => {
  let base = 0
  let since = performance.now()
  const millis = () => Math.floor(base + performance.now() - since)
  const nanos = () => BigInt(millis()) * 1_000_000n
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => BigInt(Math.floor(performance.now() * 1e6)),
    monotonicTimeNanos: Effect.sync(() => BigInt(Math.floor(performance.now() * 1e6))),
    sleep: (duration) =>
      Effect.callback<void>((resume) => {
        const timer = setTimeout(() => resume(Effect.void), Duration.toMillis(duration))
        return Effect.sync(() => clearTimeout(timer))
      })
  }
  return {
    clock,
    set: (to) => {
      base = to
      since = performance.now()
    }
  }
}
