import { mkdtempSync } from "node:fs"
import { readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { requireEngine } from "./engines.ts"
import { type Kafka, startKafka } from "./kafka.ts"
import { probeBroker } from "./kafkaProbe.ts"

/** In which a broker that is up answers, on however busy a machine. */
const PATIENCE_MS = 30_000
const engine = await requireEngine("kafka")

describe.skipIf(!engine.found)("a Kafka of one broker", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-kafka-"))
  let kafka: Kafka
  const first = () => {
    const [broker] = kafka.brokers
    if (broker === undefined) throw new Error("no broker")
    return broker
  }
  const clusterId = async () =>
    /cluster\.id=(.*)/.exec(await readFile(join(folder, "node-1/log/meta.properties"), "utf8"))?.[1]

  beforeAll(async () => {
    kafka = await startKafka({ brokers: 1, dataDir: folder })
  })
  afterAll(async () => {
    await kafka?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it("answers on the port that it names, on loopback", async () => {
    expect(kafka.bootstrap).toEqual([`127.0.0.1:${first().port}`])
    expect(await probeBroker(first().port, PATIENCE_MS)).toEqual([{ id: 1, port: first().port }])
  })

  it("comes back on the same port and data after a kill", async () => {
    const { pid, port } = first()
    await first().kill("SIGKILL")
    expect(first().isRunning()).toBe(false)
    expect(await probeBroker(port)).toEqual([])
    await first().restart()
    expect(first().pid).not.toBe(pid)
    expect(await probeBroker(port, PATIENCE_MS)).toEqual([{ id: 1, port }])
  })

  it("takes up the same cluster at the next start, on other ports", async () => {
    const before = await clusterId()
    await kafka.stop()
    expect(await probeBroker(first().port)).toEqual([])
    kafka = await startKafka({ brokers: 1, dataDir: folder, portRange: [30_000, 30_999] })
    expect(first().port).toBeGreaterThanOrEqual(30_000)
    expect(await probeBroker(first().port, PATIENCE_MS)).toHaveLength(1)
    expect(await clusterId()).toBe(before)
  })
})
