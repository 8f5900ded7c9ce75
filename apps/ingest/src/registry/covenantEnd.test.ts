import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { waitUntil } from "@kruisverband/testing"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

interface Key {
  readonly key_id: string
  readonly linkage: unknown
  readonly retired: boolean
}
const keysOf = (covenant: string) =>
  ingest.query<Key>(
    `select key_id, linkage, retired_at is not null as retired from ingest.covenant_key
     where covenant = '${covenant}' order by key_id`
  )

describe("a covenant that ends", () => {
  it("has its linkage key destroyed and its sealing key retired; what was sealed is still read", async () => {
    const posted = await ingest.call("POST", "/signals", { body: radicalisation() })
    const id = String(posted.json.id)
    assert.isFalse((await keysOf("persons"))[0]?.retired)
    await ingest.publishStatus("persons", "ended")
    assert.isTrue(await waitUntil(async () => (await keysOf("persons"))[0]?.retired === true, { timeoutMs: 20_000 }))
    assert.isNull((await keysOf("persons"))[0]?.linkage)
    const refused = await ingest.call("POST", "/signals", { body: radicalisation() })
    assert.strictEqual(refused.status, 422)
    assert.include(refused.text, "covenant-not-active")
    assert.include((await ingest.call("GET", `/signals/${id}`)).text, "leerling")
    assert.strictEqual((await ingest.call("POST", `/signals/${id}/withdraw`, { body: {} })).status, 200)
  })

  it("begins again with keys of its own, which link nothing of before", async () => {
    await ingest.publishStatus("persons", "active")
    assert.isTrue(await waitUntil(async () => (await keysOf("persons")).length === 2, { timeoutMs: 20_000 }))
    assert.strictEqual((await ingest.call("POST", "/signals", { body: radicalisation() })).status, 201)
    assert.deepStrictEqual(
      (await keysOf("persons")).map(({ key_id, retired }) => [key_id, retired]),
      [
        ["c1", true],
        ["c2", false]
      ]
    )
  })

  it("and had ended when it was first heard of has no keys at all", async () => {
    assert.deepStrictEqual(await keysOf("ended"), [])
    const answer = await ingest.call("POST", "/signals", { body: radicalisation({ covenant: "ended" }) })
    assert.strictEqual(answer.status, 422)
  })
})
