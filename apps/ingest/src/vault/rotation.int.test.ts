import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { type MasterKeySource, masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { PostgresEngine, sqlLayer } from "@kruisverband/store"
import { type Postgres, requireEngine, startPostgres } from "@kruisverband/testing"
import { listKeys, rewrapMaster, rotateCovenant } from "@kruisverband/vault"
import { Effect, Layer, ManagedRuntime, Redacted } from "effect"
import { encodingStatus } from "../renewal/encodingStatus.ts"
import { renewEncodings } from "../renewal/renewEncodings.ts"
import { ageEncodings } from "../testing/ageEncodings.ts"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"

const engine = await requireEngine("postgresql")
const value = (fill: number) => Redacted.make(Buffer.alloc(32, fill).toString("base64"))
const both: MasterKeySource = { kind: "value", value: value(2), previous: [value(1)] }

describe.skipIf(!engine.found)("rotating keys under a running ingest", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-rotation-"))
  let postgres: Postgres | undefined
  let ingest: TestIngest | undefined
  const database = () => PostgresEngine.layer({ url: Redacted.make(postgres?.url ?? "") })

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir: join(folder, "postgres") })
    // As before any rotation: covenant keys under the former master key.
    const before = await startIngest({ engine: database(), keys: { kind: "value", value: value(1) } })
    await before.stop()
    // First every service is started anew with both master keys.
    ingest = await startIngest({ engine: database(), keys: both })
  }, 180_000)
  afterAll(async () => {
    await ingest?.stop()
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("loses no signal, refuses no post, and leaves nothing under a former key", async () => {
    const running = ingest
    if (running === undefined) throw new Error("not started")
    const operator = ManagedRuntime.make(
      Layer.mergeAll(masterKeyLayer(both), sqlLayer("ingest")).pipe(
        Layer.provideMerge(SecureRandom.layer),
        Layer.provideMerge(database())
      )
    )
    let over = false
    const ids: Array<string> = []
    const statuses = new Map<number, number>()
    const lane = async (name: number) => {
      for (let n = 0; !over || n < 10; n++) {
        const subjects = [{ givenNames: `Sam ${n}`, familyName: `Voorbeeld ${name}`, birthDate: "2008-03-04" }]
        const answer = await running.call("POST", "/signals", { body: radicalisation({ subjects }) })
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        if (answer.status === 201) ids.push(String(answer.json.id))
        // Corrections seal anew too.
        const own = ids.at(-1)
        if (n % 5 === 0 && own !== undefined)
          await running.call("PATCH", `/signals/${own}`, { body: { assessment: `Opnieuw bekeken ${n}.` } })
      }
    }
    const load = Promise.all([1, 2, 3, 4].map(lane))
    try {
      for (let round = 0; round < 5; round++) await operator.runPromise(rotateCovenant("persons"))
      await operator.runPromise(rewrapMaster)
      for (let round = 0; round < 5; round++) await operator.runPromise(rotateCovenant("persons"))
    } finally {
      over = true
      await load
    }
    // What was sealed under an older key while the last round ran.
    await operator.runPromise(rotateCovenant("persons"))
    const lines = (await operator.runPromise(listKeys)).filter((line) => line.covenant === "persons")
    assert.lengthOf(lines, 1)
    assert.strictEqual(lines[0]?.dataKeys, ids.length)
    // A round that found keys left under an older version took that rotation up, and made no version of its own.
    assert.isAtLeast(Number(lines[0]?.keyId.slice(1)), 6)
    assert.deepStrictEqual([...statuses.keys()], [201])
    for (const id of ids) {
      const own = await running.call("GET", `/signals/${id}`)
      assert.strictEqual(own.status, 200)
      assert.include(own.text, "Voorbeeld")
    }
    const fetched = await running.call("POST", "/encodings", {
      as: "svc-correlator",
      scope: "encodings:read",
      body: { ids: ids.slice(0, 1000) }
    })
    assert.isTrue(fetched.json.signals?.every((signal) => String(signal.gone) === "false"))
    await operator.dispose()
  }, 180_000)

  it("encodes anew beside posts and corrections: every signal once, and none of those that came meanwhile", async () => {
    const running = ingest
    if (running === undefined) throw new Error("not started")
    const rows = await running.query<{ signal: string }>("select signal from ingest.vault order by signal limit 60")
    const signals = rows.map(({ signal }) => signal)
    const encodings = async () =>
      (
        await running.call("POST", "/encodings", {
          as: "svc-correlator",
          scope: "encodings:read",
          body: { ids: signals }
        })
      ).json.signals?.map((one) => JSON.stringify(one.subjects))
    const before = await encodings()
    await running.operate(ageEncodings("persons", signals, true))
    const [corrected = "", ...others] = signals.toReversed()
    const [both] = await Promise.all([
      Promise.all([
        running.operate(renewEncodings("persons", { batch: 7 })),
        running.operate(renewEncodings("persons", { batch: 11 }))
      ]),
      running.call("POST", "/signals", { body: radicalisation() }),
      running.call("PATCH", `/signals/${corrected}`, { body: { assessment: "Nog eens bekeken." } })
    ])
    const told = await running.query<{ subject: string }>(
      "select subject from ingest.outbox where body like '%signal.encoded-anew%'"
    )
    assert.strictEqual(
      both.reduce((sum, { persons }) => sum + persons, 0),
      told.length
    )
    assert.lengthOf(new Set(told.map(({ subject }) => subject)), told.length)
    // The corrected one is encoded by its correction or by the renewal, whichever came first.
    for (const signal of others) assert.isTrue(told.some(({ subject }) => subject === signal))
    assert.deepStrictEqual(await encodings(), before)
    const [left] = await running.operate(encodingStatus("persons"))
    assert.deepInclude(left, { renewing: false, unknown: 0 })
    assert.lengthOf(left?.counts ?? [], 1)
  })

  it("was wrap-only: the former master key opens nothing any more, the current one all", async () => {
    const verify = (keys: MasterKeySource) =>
      Effect.runPromise(
        Effect.result(rewrapMaster).pipe(
          Effect.provide(
            Layer.mergeAll(masterKeyLayer(keys), sqlLayer("ingest")).pipe(
              Layer.provideMerge(SecureRandom.layer),
              Layer.provideMerge(database())
            )
          )
        )
      )
    const former = await verify({ kind: "value", value: value(1) })
    assert.strictEqual(former._tag === "Failure" ? former.failure._tag : "", "SealBroken")
    const current = await verify({ kind: "value", value: value(2) })
    assert.strictEqual(current._tag === "Success" ? current.success : "", 0)
  })
})
