import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const post = (body: unknown, as = "school", headers = {}) => ingest.call("POST", "/signals", { body, as, headers })

describe("POST /signals", () => {
  it("answers 201 with a receipt, and has stored the signal, its seals, its encodings and its event", async () => {
    const answer = await post(radicalisation())
    assert.strictEqual(answer.status, 201, answer.text)
    assert.match(String(answer.json.receipt), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/u)
    assert.strictEqual(answer.json.sharing?.level, "full")
    assert.strictEqual(answer.headers.get("location"), `/ingest/v1/signals/${answer.json.id}`)
    const id = String(answer.json.id)
    const tables = await tableContents(ingest)
    for (const table of ["ingest.signal", "ingest.vault", "ingest.encoding", "ingest.outbox"]) {
      assert.isTrue(
        tables.get(table)?.some((row) => row.includes(id)),
        table
      )
    }
    const event = tables.get("ingest.outbox")?.find((row) => row.includes(id)) ?? ""
    assert.include(event, "signal.registered.v1")
    assert.include(event, "/ingest/v1/encodings")
  })
})
