import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { runEmbeddedFaults } from "./runFaults.ts"

it("the embedded platform loses and doubles nothing when it is killed at random moments", {
  timeout: 400_000
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "kv-kill-nine-"))
  try {
    const options = { folder, rounds: 3, pairs: 15, perSecond: 30, tell: () => undefined }
    const [line] = await runEmbeddedFaults(options)
    expect(line).toMatchObject({ lost: 0, doubled: 0, differing: 0 })
    expect(line?.acknowledged).toBeGreaterThanOrEqual(90)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
