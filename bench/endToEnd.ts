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
/** Not counted: compilers and caches warm up. */
const WARM_UP = 5

interface Link {
  readonly signals: ReadonlyArray<{ readonly id: string }>
}

/** Ids of changed links, as casework's event stream tells them. Ends when `signal` aborts. */
const changedLinks = async function* (origin: string, cookie: string, signal: AbortSignal) {
  const response = await fetch(`${origin}/casework/v1/stream`, {
    headers: { cookie, accept: "text/event-stream" },
    signal
  })
  let rest = ""
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      rest += chunk
      for (let end = rest.indexOf("\n"); end !== -1; end = rest.indexOf("\n")) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 1)
        const id = /^data:.*"id":"([^"]+)"/u.exec(line)?.[1]
        if (id !== undefined) yield id
      }
    }
  } catch {
    // The abort that ends the watching.
  }
}

/**
 * From the 201 of a signal to its link in the casework API. Every second signal is about the person of the one before it,
 * from another angle, so each pair becomes a proposal. A link counts as visible when the API shows it after the event
 * stream told of it, as a dashboard learns of it.
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
    const early = new Set<string>()
    const stop = new AbortController()
    const seen: Array<Promise<void>> = []
    const look = async (id: string) => {
      const response = await fetch(`${platform.origin}/casework/v1/links/${id}`, { headers: { cookie } })
      const link: Link = JSON.parse(await response.text())
      const now = performance.now()
      for (const signal of link.signals ?? []) {
        const since = accepted.get(signal.id)
        if (since === undefined) early.add(signal.id)
        else {
          delays.push(now - since)
          accepted.delete(signal.id)
        }
      }
    }
    const watching = (async () => {
      for await (const id of changedLinks(platform.origin, cookie, stop.signal)) seen.push(look(id))
    })()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const load = await fixedRate(RATE, WARM_UP + SECONDS, async (index) => {
      const response = await fetch(`${platform.origin}/ingest/v1/signals`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens[index % 2]}` },
        body: JSON.stringify(inventedSignal(Math.floor(index / 2)))
      })
      const answer: { readonly id?: string } = JSON.parse(await response.text())
      // The second of a pair completes the link; the first waits for it and tells nothing of speed.
      if (response.status === 201 && answer.id !== undefined && index % 2 === 1 && index >= RATE * WARM_UP) {
        // Now and then the link is there before our own loop has come to the answer.
        if (early.has(answer.id)) delays.push(0)
        else accepted.set(answer.id, performance.now())
      }
      return response.status === 201
    })
    const patience = performance.now() + 10_000
    while (accepted.size > 0 && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50))
    stop.abort()
    await watching
    await Promise.all(seen)
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
