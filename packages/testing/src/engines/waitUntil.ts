import { performance } from "node:perf_hooks"
import { setTimeout as sleep } from "node:timers/promises"

/** Asks again every `everyMs` until the answer is true. False when `timeoutMs` have passed first. */
export async function waitUntil(
  check: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 50 }: { readonly timeoutMs: number; readonly everyMs?: number }
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  while (!(await check())) {
    if (performance.now() >= deadline) return false
    await sleep(everyMs)
  }
  return true
}
