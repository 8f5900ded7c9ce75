import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { tokenOf } from "./support/credentials.ts"
import { percentile, print } from "./support/figure.ts"
import { inventedSignal } from "./support/inventedSignal.ts"
import { closedLoop } from "./support/load.ts"
import { startPlatform } from "./support/platformProcess.ts"

const SINGLES = 2000
const CLIENTS = 16
const BATCH = 5000

const startBare = async (folder: string) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "support/bareServer.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  const origin = await new Promise<string>((resolve) =>
    createInterface({ input: child.stdout }).on("line", (line) => resolve(line.split(" ")[1] ?? ""))
  )
  return { origin, stop: () => child.kill("SIGTERM") }
}

const post = async (url: string, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body
  })
  await response.arrayBuffer()
  return response.status === 201 || response.status === 200
}

const engine = process.env.DATABASE_URL === undefined ? "PGlite" : "PostgreSQL"

/** Signals a second through POST, one by one and in a batch, beside bare handlers on the same engine. */
export const run = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  const bare = await startBare(join(root, "bare"))
  const singles = Array.from({ length: SINGLES }, (_, index) => JSON.stringify(inventedSignal(index)))
  const lines = Array.from({ length: BATCH }, (_, index) => JSON.stringify(inventedSignal(SINGLES + index))).join("\n")
  try {
    const handler = await closedLoop(SINGLES, CLIENTS, (index) => post(`${bare.origin}/bare`, singles[index] ?? ""))
    const twoRows = await closedLoop(SINGLES, CLIENTS, (index) => post(`${bare.origin}/two-rows`, singles[index] ?? ""))
    const rowsStarted = performance.now()
    await post(`${bare.origin}/rows`, lines)
    const bareBatch = (1000 * BATCH) / (performance.now() - rowsStarted)
    bare.stop()

    const data = join(root, "data")
    const platform = await startPlatform({ KRUISVERBAND_DATA: data, KRUISVERBAND_DEMO: "region" })
    const authorization = `Bearer ${await tokenOf(data, "school-de-linde")}`
    const url = `${platform.origin}/ingest/v1/signals`
    const single = await closedLoop(SINGLES, CLIENTS, (index) => post(url, singles[index] ?? "", { authorization }))
    const batchStarted = performance.now()
    const took = await post(`${url}/batch`, lines, { authorization, "content-type": "application/x-ndjson" })
    const batch = (1000 * BATCH) / (performance.now() - batchStarted)
    const memory = await platform.residentMb()
    await platform.stop()

    print({
      bench: "ingest",
      figure: `POST single on ${engine}, ${CLIENTS} clients`,
      value: single.perSecond,
      unit: "requests/s",
      baseline: "bare two-row transaction",
      ratio: single.perSecond / twoRows.perSecond,
      target: ">= 0.6"
    })
    print({
      bench: "ingest",
      figure: "POST single beside a bare Hono handler",
      value: handler.perSecond,
      unit: "requests/s (bare)",
      baseline: "bare Hono handler",
      ratio: single.perSecond / handler.perSecond
    })
    print({ bench: "ingest", figure: "POST single p99", value: percentile(single.latencies, 0.99), unit: "ms" })
    print({
      bench: "ingest",
      figure: `batch NDJSON on ${engine}`,
      value: batch,
      unit: "signals/s",
      baseline: "bare insert of the same lines",
      ratio: batch / bareBatch,
      target: ">= 0.4"
    })
    print({
      bench: "ingest",
      figure: "failed requests",
      value: single.failed + (took ? 0 : 1),
      unit: "requests",
      target: "0"
    })
    print({ bench: "ingest", figure: "resident memory after it", value: memory, unit: "MB" })
  } finally {
    bare.stop()
    await rm(root, { recursive: true, force: true })
  }
}
