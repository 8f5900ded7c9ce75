import { spawnSync } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { percentile, print } from "./support/figure.ts"
import { startPlatform } from "./support/platformProcess.ts"

const RUNS = 5

/** PGlite alone in a process of its own: what no platform on it can be faster than. */
const bare = (folder: string) => {
  const started = performance.now()
  spawnSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { PGlite } from "@electric-sql/pglite"; const db = await PGlite.create(${JSON.stringify(folder)}); await db.query("select 1"); await db.close()`
    ],
    { cwd: import.meta.dirname }
  )
  return performance.now() - started
}

const once = async (folder: string) => {
  const platform = await startPlatform({ KRUISVERBAND_DATA: folder, KRUISVERBAND_DEMO: "region" })
  await platform.stop()
  return platform.readyMs
}

/** Start to ready, on a new data folder and on one that is there. */
export const run = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  try {
    const bareFirst = bare(join(root, "bare"))
    const first = await once(join(root, "data"))
    print({
      bench: "start",
      figure: "first start to ready",
      value: first,
      unit: "ms",
      baseline: "PGlite alone, new folder",
      ratio: first / bareFirst,
      target: "<= 6000"
    })
    const again: Array<number> = []
    const bareAgain: Array<number> = []
    for (let index = 0; index < RUNS; index++) {
      bareAgain.push(bare(join(root, "bare")))
      again.push(await once(join(root, "data")))
    }
    const median = percentile(again, 0.5)
    print({
      bench: "start",
      figure: "start with data to ready, median of 5",
      value: median,
      unit: "ms",
      baseline: "PGlite alone, same folder",
      ratio: median / percentile(bareAgain, 0.5),
      target: "<= 3000"
    })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
