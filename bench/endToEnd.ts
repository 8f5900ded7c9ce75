import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { tokenOf } from "./support/credentials.ts"
import { percentile, print } from "./support/figure.ts"
import { inventedSignal } from "./support/inventedSignal.ts"
import { fixedRate } from "./support/load.ts"
import { login } from "./support/login.ts"
import { startPlatform } from "./support/platformProcess.ts"

const RATE = 50
const SECONDS = 20

interface Links {
  readonly links: ReadonlyArray<{ readonly signals: ReadonlyArray<{ readonly id: string }> }>
}

/**
 * From the 201 of a signal to its link in the casework API. Every second signal is about the person of the one before it,
 * from another angle, so each pair becomes a proposal. The API is asked in a loop, as a dashboard that never rests.
 */
export const run = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  const data = join(root, "data")
  const platform = await startPlatform({ KRUISVERBAND_DATA: data, KRUISVERBAND_DEMO: "region" })
  try {
    const tokens = [await tokenOf(data, "school-de-linde"), await tokenOf(data, "welzijn-elzerveen")]
    const cookie = await login(platform.origin, "coordinator")
    const accepted = new Map<string, number>()
    const delays: Array<number> = []
    let posting = true
    const watch = async () => {
      const until = () => posting || accepted.size > 0
      let patience = performance.now() + 1000 * (SECONDS + 30)
      while (until() && performance.now() < patience) {
        const response = await fetch(`${platform.origin}/casework/v1/links?state=proposed&limit=50`, {
          headers: { cookie }
        })
        const page: Links = JSON.parse(await response.text())
        const now = performance.now()
        for (const link of page.links ?? [])
          for (const { id } of link.signals) {
            const since = accepted.get(id)
            if (since === undefined) continue
            delays.push(now - since)
            accepted.delete(id)
          }
        if (!posting) patience = Math.min(patience, now + 10_000)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    const watching = watch()
    const load = await fixedRate(RATE, SECONDS, async (index) => {
      const response = await fetch(`${platform.origin}/ingest/v1/signals`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens[index % 2]}` },
        body: JSON.stringify(inventedSignal(Math.floor(index / 2)))
      })
      const answer: { readonly id?: string } = JSON.parse(await response.text())
      // The second of a pair completes the link; the first waits for it and tells nothing of speed.
      if (response.status === 201 && answer.id !== undefined && index % 2 === 1)
        accepted.set(answer.id, performance.now())
      return response.status === 201
    })
    posting = false
    await watching
    print({
      bench: "end-to-end",
      figure: `201 to visible in casework, p50 at ${RATE}/s`,
      value: percentile(delays, 0.5),
      unit: "ms"
    })
    print({
      bench: "end-to-end",
      figure: `201 to visible in casework, p99 at ${RATE}/s`,
      value: percentile(delays, 0.99),
      unit: "ms",
      target: process.env.KAFKA_BROKERS === undefined ? "<= 250" : "<= 500"
    })
    print({
      bench: "end-to-end",
      figure: "links seen",
      value: delays.length,
      unit: "links",
      target: `${(RATE * SECONDS) / 2}`
    })
    print({
      bench: "end-to-end",
      figure: "never seen, or refused",
      value: accepted.size + load.failed,
      unit: "signals",
      target: "0"
    })
  } finally {
    await platform.stop()
    await rm(root, { recursive: true, force: true })
  }
}
