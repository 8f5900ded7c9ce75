import { type Clock, Duration, Effect } from "effect"

/**
 * A clock that goes on at its own pace from wherever it is put. Waiting takes real time, unless the clock is put past
 * its end: then it is over, so that what runs every hour runs after a day has been let go by.
 */
export interface MovableClock {
  readonly clock: Clock.Clock
  readonly set: (millis: number) => void
}

export const movableClock = (): MovableClock => {
  let base = 0
  let since = performance.now()
  const millis = () => Math.floor(base + performance.now() - since)
  const sleeping = new Set<{ readonly until: number; readonly wake: () => void }>()
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
        const wait = Duration.toMillis(duration)
        const sleeper = {
          until: millis() + wait,
          wake: () => {
            clearTimeout(timer)
            sleeping.delete(sleeper)
            resume(Effect.void)
          }
        }
        const timer = setTimeout(sleeper.wake, wait)
        sleeping.add(sleeper)
        return Effect.sync(() => {
          clearTimeout(timer)
          sleeping.delete(sleeper)
        })
      })
  }
  return {
    clock,
    set: (to) => {
      base = to
      since = performance.now()
      for (const sleeper of [...sleeping]) if (sleeper.until <= to) sleeper.wake()
    }
  }
}
