import { createRequire } from "node:module"

const INTERVAL_MS = 10

/** The part of kafkajs's request queue that is touched here. */
interface RequestQueue {
  throttledUntil: number
  throttleCheckTimeoutId: NodeJS.Timeout | null
  pending: ReadonlyArray<unknown>
  checkPendingRequests(): void
  scheduleCheckPendingRequests(): void
}

let done = false

/**
 * kafkajs 2.2.4 asks for timers in the past, and Node says so (TimeoutNegativeWarning; kafkajs issue 1751, its fix was
 * never released). The same method with a floor of zero, which is what Node makes of it anyway.
 */
export const quietTimers = (): void => {
  if (done) return
  done = true
  // A class of the library's own source, without types.
  const { prototype } = createRequire(import.meta.url)("kafkajs/src/network/requestQueue") as {
    prototype: RequestQueue
  }
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.throttleCheckTimeoutId) return
    const throttled = Math.max(0, this.throttledUntil - Date.now())
    const delay = throttled === 0 && this.pending.length > 0 ? INTERVAL_MS : throttled
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null
      this.checkPendingRequests()
    }, delay)
  }
}
