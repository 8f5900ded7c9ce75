import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const snapshot = async () => JSON.stringify([...(await tableContents(ingest))])

/** A write that the database refuses at the very last table of the transaction. */
const withBrokenOutbox = async <A>(act: () => Promise<A>): Promise<A> => {
  await ingest.query("alter table ingest.outbox add constraint broken check (topic = 'none') not valid")
  try {
    return await act()
  } finally {
    await ingest.query("alter table ingest.outbox drop constraint broken")
  }
}

describe("a database that fails", () => {
  it("gives 503 with Retry-After, half-stores nothing, and logs a code without a value", async () => {
    const before = await snapshot()
    const logged = ingest.logged.length
    const answer = await withBrokenOutbox(() =>
      ingest.call("POST", "/signals", { body: radicalisation(), headers: { "idempotency-key": "f-1" } })
    )
    assert.strictEqual(answer.status, 503, answer.text)
    assert.match(answer.headers.get("retry-after") ?? "", /^\d+$/u)
    assert.strictEqual(await snapshot(), before)
    const lines = ingest.logged.slice(logged).join("\n")
    assert.include(lines, "fault StoreError")
    assert.notInclude(lines, "Voorbeeld")
  })

  it("leaves the key free: the same post afterwards is recorded", async () => {
    const answer = await ingest.call("POST", "/signals", {
      body: radicalisation(),
      headers: { "idempotency-key": "f-1" }
    })
    assert.strictEqual(answer.status, 201)
  })

  it("is told on each line of a batch that it struck, and nothing of them is stored", async () => {
    const before = await snapshot()
    const lines = `${JSON.stringify(radicalisation())}\n${JSON.stringify(radicalisation({ observation: "" }))}\n`
    const answer = await withBrokenOutbox(() =>
      ingest.call("POST", "/signals/batch", { raw: lines, headers: { "content-type": "application/x-ndjson" } })
    )
    const statuses = answer.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).status)
    assert.deepStrictEqual(statuses, [503, 422])
    assert.strictEqual(await snapshot(), before)
  })
})

describe("health", () => {
  it("is ready once the registry has been read", async () => {
    const answer = await ingest.call("GET", "/health/ready")
    assert.strictEqual(answer.status, 200, answer.text)
    assert.strictEqual((await ingest.call("GET", "/health/live")).status, 200)
  })

  it("describes every route in an OpenAPI document that anyone may read", async () => {
    const answer = await ingest.call("GET", "/openapi.json", { token: "none" })
    assert.strictEqual(answer.json.openapi, "3.1.0")
    for (const path of [
      "/signals",
      "/signals/batch",
      "/signals/check",
      "/signals/{id}/withdraw",
      "/requests/{id}/answer"
    ]) {
      assert.include(Object.keys(answer.json.paths ?? {}), path)
    }
  })
})
