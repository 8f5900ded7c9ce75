import { Clock, Context, Effect, Layer } from "effect"

/** Requests: `perSecond` on average, `burst` at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** How much one caller may ask. A port: instances may share a store behind it. */
export class RateLimit extends Context.Service<
  RateLimit,
  {
    /** Takes one request from the caller's bucket. 0: go on; else the seconds after which it may try again. */
    readonly take: (caller: string) => Effect.Effect<number>
  }
>()("http/RateLimit") {
  /** Token buckets in this process's memory. */
  static readonly layer = (options: Rate) =>
    Layer.sync(RateLimit, () => {
      const buckets = new Map<string, Bucket>()
      return {
        take: (caller) =>
          // Monotonic: a clock that is set back or stands still must not shut anybody out.
          Effect.map(Clock.monotonicTimeNanos, (nanos) => {
            const now = Number(nanos / 1_000_000n)
            const bucket = buckets.get(caller) ?? { tokens: options.burst, at: now }
            const gained = ((now - bucket.at) / 1000) * options.perSecond
            const tokens = Math.min(options.burst, bucket.tokens + gained)
            // Who comes by new names all the time must not fill the memory.
            if (buckets.size >= MOST_CALLERS && !buckets.has(caller)) buckets.clear()
            buckets.set(caller, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
            return tokens < 1 ? Math.max(1, Math.ceil((1 - tokens) / options.perSecond)) : 0
          })
      }
    })
}

interface Bucket {
  readonly tokens: number
  /** Milliseconds, of a clock that only goes forward. */
  readonly at: number
}

const MOST_CALLERS = 10_000
