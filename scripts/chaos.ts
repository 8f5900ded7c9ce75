// `npm run chaos [-- --short]`: kills each part of the platform on real engines while signals are posted, and compares what is left
// with a clean run of the same posts. A line per fault; exit 1 unless nothing was lost, doubled or came out differently.
import { appendFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { EngineFailed } from "../packages/testing/src/engines/EngineFailed.ts"
import { MissingEngine } from "../packages/testing/src/engines/MissingEngine.ts"
import { distributedFaults } from "./faults/distributedFaults.ts"
import { type FaultLine, isClean, runDistributedFaults, runEmbeddedFaults } from "./faults/runFaults.ts"

// Below npm we end with it, also when it is killed.
if (process.env.npm_lifecycle_event !== undefined) await import("./start/followParent.mjs")

const print = (lines: readonly FaultLine[]) => {
  for (const { fault, acknowledged, redelivered, lost, doubled, differing } of lines)
    console.log(
      `${fault}: acknowledged ${acknowledged}, redelivered ${redelivered}, lost ${lost}, doubled ${doubled}, differing ${differing}`
    )
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } })
  const folder = await mkdtemp(join(tmpdir(), "kruisverband-chaos-"))
  const log = join(folder, "services.log")
  const options = {
    ...{ folder, pairs: 25, perSecond: 40, tell: (line: string) => appendFileSync(log, `${line}\n`) },
    rounds: values.short ? 1 : 5
  }
  const embedded = await runEmbeddedFaults({ ...options, rounds: values.short ? 5 : 25 })
  print(embedded)
  const distributed = await runDistributedFaults(distributedFaults, options)
  print(distributed)
  const clean = [...embedded, ...distributed].every(isClean)
  if (clean) await rm(folder, { recursive: true, force: true })
  else console.error(`kept for a closer look: ${folder}`)
  return clean ? 0 : 1
}

const code = await main().catch((error: unknown) => {
  console.error(error instanceof MissingEngine || error instanceof EngineFailed ? error.message : error)
  return 1
})
process.exit(code)
