import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { requireEngine } from "../../packages/testing/src/engines/engines.ts"
import { mainFaults } from "./distributedFaults.ts"
import { runDistributedFaults } from "./runFaults.ts"

const postgresql = await requireEngine("postgresql")
const kafka = await requireEngine("kafka")

describe.skipIf(!postgresql.found || !kafka.found)("the services over PostgreSQL and Kafka", () => {
  it("store each acknowledged signal once and come to the links of a clean run, whatever is killed", {
    timeout: 400_000
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "kv-services-"))
    const said: string[] = []
    try {
      const options = { folder, rounds: 1, pairs: 25, perSecond: 25, tell: (line: string) => void said.push(line) }
      const lines = await runDistributedFaults(mainFaults, options)
      for (const line of lines) {
        expect(line).toMatchObject({ lost: 0, doubled: 0, differing: 0 })
        expect(line.acknowledged).toBeGreaterThanOrEqual(50)
      }
    } catch (error) {
      throw new Error(said.slice(-30).join("\n"), { cause: error })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
