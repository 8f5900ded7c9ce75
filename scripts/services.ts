// `npm run services`: the distributed form on one machine. Private PostgreSQL, real Kafka, each service a process of its own, and a
// gateway that makes them one origin. A part that dies is told and stops the rest: nothing is restarted behind your back.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { EngineFailed } from "../packages/testing/src/engines/EngineFailed.ts"
import { MissingEngine } from "../packages/testing/src/engines/MissingEngine.ts"
import { runPlatform } from "./services/runPlatform.ts"
import { readSettings, SettingInvalid } from "./services/settings.ts"
import { ensureDashboard } from "./start/dashboard.mjs"

/** sysexits.h: EX_CONFIG, as the contract asks. */
const CONFIGURATION_ERROR = 78

// Below npm we end with it, also when it is killed.
if (process.env.npm_lifecycle_event !== undefined) await import("./start/followParent.mjs")

async function main(): Promise<number> {
  const started = performance.now()
  const settings = readSettings(process.argv.slice(2), process.env)
  if (!(await ensureDashboard())) return 1
  const dataDir = settings.dataDir ?? (await mkdtemp(join(tmpdir(), "kruisverband-")))
  try {
    return await runPlatform(settings, dataDir, started)
  } finally {
    if (settings.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
  }
}

const code = await main().catch((error: unknown) => {
  const told = error instanceof SettingInvalid || error instanceof MissingEngine || error instanceof EngineFailed
  console.error(told ? error.message : error)
  return error instanceof SettingInvalid ? CONFIGURATION_ERROR : 1
})
// Not left to the event loop: an engine that was still starting would hold it.
process.exit(code)
