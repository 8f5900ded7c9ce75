import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "../testing/startIngest.ts"

let ingest: TestIngest
const folder = mkdtempSync(join(tmpdir(), "kv-erasure-"))
beforeAll(async () => {
  ingest = await startIngest({ journal: folder })
}, 60_000)
afterAll(async () => {
  await ingest.stop()
  rmSync(folder, { recursive: true, force: true })
})

const posted = async (over = {}, key?: string) => {
  const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key }
  const answer = await ingest.call("POST", "/signals", { body: radicalisation(over), headers })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}
const asked = async (signal: string) => {
  const answer = await ingest.call("POST", "/requests", {
    as: "svc-casework",
    scope: "requests:write",
    body: { signal, covenant: "persons", by: "coordinator", question: "Kunt u meer vertellen?" }
  })
  return String(answer.json.id)
}
const erase = (signals: ReadonlyArray<string>, over = {}, scope = "signals:erase") =>
  ingest.call("POST", "/erasures", {
    as: "svc-casework",
    scope,
    body: { covenant: "persons", signals, cause: "erasure-request", by: "fg", reference: "AVG-2026/17", ...over }
  })
const journal = () =>
  readFileSync(join(folder, "ingest.ndjson"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line))

describe("POST /erasures", () => {
  it("destroys all that there is of a signal, and leaves a tombstone that says nothing", async () => {
    const [gone, kept] = [await posted({}, "key-of-gone"), await posted()]
    const question = await asked(gone)
    const other = await asked(kept)
    const receipt = await erase([gone])
    assert.strictEqual(receipt.status, 201, receipt.text)
    assert.deepStrictEqual(receipt.json.signals?.map(String), [gone])
    const destroyed = {
      dataKeys: 2,
      seals: 1,
      questions: 1,
      answers: 1,
      events: 2
    }
    assert.strictEqual(JSON.stringify(receipt.json.destroyed), JSON.stringify(destroyed))
    const contents = await tableContents(ingest)
    const tablesWith = (id: string) =>
      [...contents].filter(([, rows]) => rows.some((row) => row.includes(id))).map(([name]) => name)
    assert.deepStrictEqual(tablesWith(gone), [
      "ingest.erasure",
      "ingest.history",
      "ingest.outbox",
      "ingest.processing_log",
      "ingest.signal"
    ])
    assert.deepStrictEqual(tablesWith(question), [])
    assert.include(tablesWith(kept), "ingest.vault")
    assert.include(tablesWith(other), "ingest.data_key")
    const [row] = await ingest.query<{ readonly left: Record<string, unknown> }>(
      `select to_jsonb(s) - '{received_at,withdrawn_at}'::text[] || jsonb_build_object('observed_at', s.observed_at::timestamptz = s.received_at)
         as left from ingest.signal s where id = '${gone}'`
    )
    assert.deepStrictEqual(row?.left, {
      partner: "school",
      id: gone,
      covenant: "persons",
      covenant_version: 1,
      purpose: "early-signalling",
      kind: "radicalisation",
      angle: "education",
      network: "formal",
      municipality: "GM9001",
      desk: "small-things",
      level: "full",
      observed_at: true,
      observed_day: null,
      behaviours: [],
      themes: [],
      subjects: 0,
      revision: 2,
      informed: null,
      posted_by: null,
      erased_as: "erasure-request",
      kept_state: "unlinked",
      kept_since: null,
      kept_confirmed: false,
      kept_revision: 0,
      told: null,
      told_at: null,
      minor: null,
      leaves_on: null,
      ends_on: null
    })
  })

  it("tells it once, as the last and only word on the signal", async () => {
    const id = await posted()
    await erase([id])
    const events = await ingest.query<{ body: string }>(`select body from ingest.outbox where subject = '${id}'`)
    assert.deepStrictEqual(
      events.map(({ body }) => [JSON.parse(body).type, JSON.parse(body).data]),
      [["nl.kruisverband.signal.erased.v1", { signal: id, covenant: "persons", revision: 2, cause: "erasure-request" }]]
    )
  })

  it("is in the journal as ids and a code", async () => {
    const id = await posted()
    await erase([id])
    const [line] = journal().filter((one) => one.signal === id)
    assert.deepStrictEqual(Object.keys(line), ["at", "covenant", "signal", "as"])
    assert.deepStrictEqual([line.covenant, line.as], ["persons", "erasure-request"])
  })

  it("erases nothing twice, nothing of another covenant and nothing unknown, and says so alike", async () => {
    const id = await posted()
    await erase([id])
    const before = journal().length
    const again = await erase([id, "0191e0d3-0000-7000-8000-00000000ffff"])
    const elsewhere = await erase([await posted()], { covenant: "places" })
    for (const answer of [again, elsewhere]) {
      assert.strictEqual(answer.status, 201)
      assert.deepStrictEqual(answer.json.signals?.map(String), [])
    }
    assert.strictEqual(journal().length, before)
  })

  it("shows a poster that it is gone, and nothing of it", async () => {
    const id = await posted()
    await erase([id])
    const own = await ingest.call("GET", `/signals/${id}`)
    assert.strictEqual(own.json.stage, "erased")
    assert.notInclude(own.text, "leerling")
    assert.strictEqual((await ingest.call("PATCH", `/signals/${id}`, { body: { assessment: "x" } })).status, 409)
    assert.strictEqual((await ingest.call("POST", `/signals/${id}/withdraw`, { body: {} })).status, 200)
    const question = await ingest.call("POST", "/requests", {
      as: "svc-casework",
      scope: "requests:write",
      body: { signal: id, covenant: "persons", by: "coordinator", question: "Nog iets?" }
    })
    assert.strictEqual(question.status, 404)
  })

  it("is for services that may, and takes codes only", async () => {
    const id = await posted()
    assert.strictEqual((await erase([id], {}, "seals:open")).status, 403)
    assert.strictEqual((await erase([id], { cause: "because" })).status, 400)
    assert.strictEqual((await erase([id], { reference: "Over Jan de Vries" })).status, 400)
    assert.strictEqual((await ingest.call("GET", `/signals/${id}`)).json.stage, "received")
  })

  it("of many at once takes each whole or not at all", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => posted()))
    const [one, two] = await Promise.all([erase(ids), erase([...ids].reverse())])
    const erased = [...(one.json.signals ?? []), ...(two.json.signals ?? [])].map(String)
    assert.sameMembers(erased, ids)
  })
})

describe("a withdrawal", () => {
  it("is in the journal too", async () => {
    const id = await posted()
    await ingest.call("POST", `/signals/${id}/withdraw`, { body: {} })
    assert.deepStrictEqual(
      journal()
        .filter((one) => one.signal === id)
        .map((one) => one.as),
      ["withdrawn"]
    )
  })
})
