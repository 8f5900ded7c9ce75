/** What a closed loop of clients measured. */
export interface Load {
  readonly perSecond: number
  /** Milliseconds per request. */
  readonly latencies: ReadonlyArray<number>
  readonly failed: number
}

/** `clients` at once, `total` requests in all; `request` answers whether it went well. Bounded in count. */
export const closedLoop = async (
  total: number,
  clients: number,
  request: (index: number) => Promise<boolean>
): Promise<Load> => {
  const latencies: Array<number> = []
  let next = 0
  let failed = 0
  const started = performance.now()
  const client = async () => {
    while (next < total) {
      const index = next++
      const before = performance.now()
      if (!(await request(index))) failed++
      latencies.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: (1000 * total) / (performance.now() - started), latencies, failed }
}

/** `perSecond` requests at fixed moments for `seconds`, whether earlier ones are answered or not (no coordinated omission). */
export const fixedRate = async (
  perSecond: number,
  seconds: number,
  request: (index: number) => Promise<boolean>
): Promise<{ readonly failed: number }> => {
  const started = performance.now()
  const pending: Array<Promise<boolean>> = []
  for (let index = 0; index < perSecond * seconds; index++) {
    const wait = started + (1000 * index) / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    pending.push(request(index))
  }
  const outcomes = await Promise.all(pending)
  return { failed: outcomes.filter((went) => !went).length }
}
