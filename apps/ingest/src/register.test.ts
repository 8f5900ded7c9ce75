import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { deriveKeys, encode, toBase64 } from "@kruisverband/linkage/encode"
import { polarisation, radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const post = (body: unknown, as = "school", headers = {}) => ingest.call("POST", "/signals", { body, as, headers })
const count = async () => {
  const [row] = await ingest.query<{ n: string }>("select count(*) as n from ingest.signal")
  return Number(row?.n)
}

describe("POST /signals", () => {
  it("answers 201 with a receipt, and has stored the signal, its seals, its encodings and its event", async () => {
    const answer = await post(radicalisation())
    assert.strictEqual(answer.status, 201, answer.text)
    assert.match(String(answer.json.receipt), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/u)
    assert.strictEqual(answer.json.sharing?.level, "full")
    assert.isNotEmpty(answer.json.guidance)
    assert.strictEqual(answer.headers.get("location"), `/ingest/v1/signals/${answer.json.id}`)
    const id = String(answer.json.id)
    const tables = await tableContents(ingest)
    for (const table of ["ingest.signal", "ingest.vault", "ingest.data_key", "ingest.outbox"]) {
      assert.isTrue(
        tables.get(table)?.some((row) => row.includes(id)),
        table
      )
    }
    const event = tables.get("ingest.outbox")?.find((row) => row.includes(id)) ?? ""
    assert.include(event, "signal.registered.v1")
    assert.include(event, "/ingest/v1/encodings")
  })

  it("takes a polarisation signal, with tokens for its groups and places", async () => {
    const answer = await post(polarisation())
    assert.strictEqual(answer.status, 201, answer.text)
    const fetched = await ingest.call("POST", "/encodings", {
      as: "svc-correlator",
      scope: "encodings:read",
      body: { ids: [answer.json.id] }
    })
    const [encoded] = fetched.json.signals ?? []
    // the name, its words in any order, its sound
    assert.deepStrictEqual(
      encoded?.groups?.map((token: string) => token.charAt(0)),
      ["G", "W", "K"]
    )
    assert.lengthOf(encoded?.places ?? [], 1)
  })

  it("sends danger to the police desk, and says to call 112", async () => {
    const answer = await post(radicalisation({ behaviours: ["threat", "weapon-interest"] }))
    assert.strictEqual(answer.json.desk, "police-urgent")
    assert.include(answer.text, "112")
  })

  it("starts mental health care at existence-only", async () => {
    const answer = await post(radicalisation({ author: undefined }), "care")
    assert.strictEqual(answer.json.sharing?.level, "existence-only", answer.text)
  })

  it("keeps encodings made at the source as they came", async () => {
    const encoding = toBase64(encode({ fullName: "Sam Voorbeeld" }, deriveKeys(new Uint8Array(32).fill(1))))
    const body = radicalisation({ subjects: undefined, sealedSubjects: [{ encoding }] })
    const answer = await post(body)
    assert.strictEqual(answer.status, 201, answer.text)
    const fetched = await ingest.call("POST", "/encodings", {
      as: "svc-correlator",
      scope: "encodings:read",
      body: { ids: [answer.json.id] }
    })
    assert.strictEqual(fetched.json.signals?.[0]?.subjects?.[0], encoding)
  })
})

describe("an Idempotency-Key", () => {
  it("gives the same answer to the same post, and records it once", async () => {
    const headers = { "idempotency-key": "k-1" }
    const first = await post(radicalisation(), "school", headers)
    const before = await count()
    const second = await post(radicalisation(), "school", headers)
    assert.strictEqual(second.status, 201)
    assert.strictEqual(second.text, first.text)
    assert.strictEqual(second.headers.get("location"), first.headers.get("location"))
    assert.strictEqual(await count(), before)
  })

  it("is refused with another body, under whatever covenant", async () => {
    const headers = { "idempotency-key": "k-2" }
    await post(radicalisation(), "welfare", headers)
    const before = await count()
    for (const over of [{ behaviours: ["threat"] }, { covenant: "other" }]) {
      const second = await post(radicalisation(over), "welfare", headers)
      assert.strictEqual(second.status, 409, second.text)
      assert.include(second.text, "idempotency-key-reused")
    }
    assert.strictEqual(await count(), before)
  })

  it("is each client's own", async () => {
    const headers = { "idempotency-key": "k-3" }
    const one = await post(radicalisation(), "school", headers)
    const two = await post(radicalisation({ author: undefined }), "welfare", headers)
    assert.strictEqual(two.status, 201)
    assert.notStrictEqual(one.json.id, two.json.id)
  })

  it("records once when the same post comes many times at the same moment", async () => {
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(radicalisation(), "school", { "idempotency-key": "k-4" }))
    )
    assert.deepStrictEqual(
      answers.map((answer) => answer.status),
      answers.map(() => 201)
    )
    assert.strictEqual(new Set(answers.map((answer) => answer.json.id)).size, 1)
    assert.strictEqual(await count(), before + 1)
  })

  it("counts anew after 48 hours", async () => {
    const headers = { "idempotency-key": "k-5" }
    const first = await post(radicalisation(), "school", headers)
    await ingest.query("update ingest.idempotency set expires_at = '2026-11-01T00:00:00Z' where key = 'k-5'")
    const second = await post(radicalisation({ behaviours: ["grievance"] }), "school", headers)
    assert.strictEqual(second.status, 201)
    assert.notStrictEqual(second.json.id, first.json.id)
  })

  it("does not remember a refusal: what was wrong can be put right under the same key", async () => {
    const headers = { "idempotency-key": "k-6" }
    assert.strictEqual((await post(radicalisation({ observation: "" }), "school", headers)).status, 422)
    assert.strictEqual((await post(radicalisation(), "school", headers)).status, 201)
  })

  it("must be readable", async () => {
    for (const key of ["with space", "x".repeat(201)]) {
      assert.strictEqual((await post(radicalisation(), "school", { "idempotency-key": key })).status, 400)
    }
  })
})

describe("a malformed request", () => {
  const big = (bytes: number) => JSON.stringify(radicalisation({ assessment: "a".repeat(bytes) }))

  it.each([
    ["no JSON", { raw: "{" }, 400],
    ["no UTF-8", { raw: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d) }, 400],
    ["nothing", { raw: "" }, 400],
    ["a list", { raw: "[]" }, 400],
    ["text", { raw: '"signal"' }, 400],
    ["300 kB", { raw: big(300_000) }, 413],
    ["10 MB", { raw: big(10_000_000) }, 413],
    ["another type", { raw: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415]
  ])("%s is answered with its own problem, and stores nothing", async (_name, call, status) => {
    const before = await count()
    const answer = await ingest.call("POST", "/signals", call)
    assert.strictEqual(answer.status, status, answer.text)
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/u)
    assert.strictEqual(await count(), before)
  })

  it("is told every wrong field at once with its pointer, and no value", async () => {
    const answer = await post(
      radicalisation({
        surprise: "Geheimpje",
        observedAt: "gisteren Geheimpje",
        behaviours: ["Geheimpje"],
        subjects: [{ familyName: 7, birthDate: "Geheimpje" }]
      })
    )
    assert.strictEqual(answer.status, 400, answer.text)
    const pointers = answer.json.reasons?.map((reason) => String(reason.pointer)) ?? []
    for (const pointer of [
      "/surprise",
      "/observedAt",
      "/behaviours/0",
      "/subjects/0/familyName",
      "/subjects/0/birthDate"
    ]) {
      assert.include(pointers, pointer)
    }
    assert.notInclude(answer.text, "Geheimpje")
  })
})
