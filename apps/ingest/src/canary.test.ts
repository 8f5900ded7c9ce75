import { afterAll, assert, beforeAll, describe, it, vi } from "@effect/vitest"
import { polarisation, radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "./testing/startIngest.ts"

/** Words that occur nowhere else: one per place where a person or a poster's words can be. */
const CANARIES = [
  "Kanariegeven",
  "Kanariefamilie",
  "Kanariestraat",
  "Kanariestad",
  "kanariewaarneming",
  "kanarieinschatting",
  "Kanariegroep",
  "kanariehandel",
  "Kanarieauteur",
  "Kanariewijk",
  "kanarieplek",
  "kanariereden",
  "kanarievraag",
  "kanarieantwoord",
  "1987-04-23",
  "9876 ZX"
]

const observation =
  "Sinds de zomer zit kanariewaarneming alleen in de pauze en praat nauwelijks nog met zijn oude vrienden."
const planted = radicalisation({
  observation,
  assessment: "Volgens mij kanarieinschatting, maar dat is een indruk.",
  place: { municipality: "GM9001", district: "Kanariewijk", postcode: "9876 ZX", description: "kanarieplek" },
  groups: [{ name: "Kanariegroep" }],
  expressions: [{ type: "slogan", value: "kanariehandel" }],
  subjects: [
    {
      givenNames: "Kanariegeven",
      familyName: "Kanariefamilie",
      birthDate: "1987-04-23",
      address: { street: "Kanariestraat", houseNumber: 7, postcode: "9876 ZX", city: "Kanariestad" }
    }
  ],
  author: { name: "Kanarieauteur", role: "teacher" },
  sharing: { level: "full", informed: { subject: "deferred", reason: "kanariereden" } }
})

let ingest: TestIngest
const printed: Array<string> = []

beforeAll(async () => {
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => {
      printed.push(args.map(String).join(" "))
    })
  }
  ingest = await startIngest()
}, 60_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await ingest.stop()
})

const found = (text: string) =>
  CANARIES.filter((canary) => {
    const forms = [canary, Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64").slice(0, -4)]
    return forms.some((form) => text.toLowerCase().includes(form.toLowerCase()))
  })

const post = (body: unknown, headers = {}) => ingest.call("POST", "/signals", { body, headers })

describe("planted words", () => {
  it("are found by this test where they are in the clear", () => {
    assert.lengthOf(found(JSON.stringify(planted)), CANARIES.length - 2)
    assert.lengthOf(found(Buffer.from("xx Kanariefamilie").toString("hex")), 1)
  })

  it("occur in no column, event or log after everything that can happen to a signal", async () => {
    const first = await post(planted, { "idempotency-key": "canary" })
    assert.strictEqual(first.status, 201, first.text)
    const id = String(first.json.id)
    await post(planted, { "idempotency-key": "canary" })
    await post({ ...planted, behaviours: ["threat"] }, { "idempotency-key": "canary" })
    await ingest.call("POST", "/signals/check", { body: planted })
    await ingest.call("POST", "/signals/batch", {
      raw: `${JSON.stringify(planted)}\n{"Kanariefamilie": \n${JSON.stringify({ ...planted, purpose: "x" })}\n`,
      headers: { "content-type": "application/x-ndjson" }
    })
    await ingest.call("PATCH", `/signals/${id}`, { body: { assessment: "Toch kanarieinschatting." } })
    const asked = await ingest.call("POST", "/requests", {
      as: "svc-casework",
      scope: "requests:write",
      body: { signal: id, covenant: "persons", by: "coordinator", question: "Wat is kanarievraag?" }
    })
    await ingest.call("POST", `/requests/${asked.json.id}/answer`, { body: { text: "Dat is kanarieantwoord." } })
    const seals = await ingest.call("POST", "/seals/open", {
      as: "svc-casework",
      scope: "seals:open",
      body: {
        covenant: "persons",
        viewer: "coordinator",
        role: "coordinator",
        purpose: "early-signalling",
        signals: [{ id, level: "full" }]
      }
    })
    assert.include(seals.text, "Kanariefamilie")
    for (const [table, rows] of await tableContents(ingest)) {
      assert.deepStrictEqual(found(rows.join("\n")), [], table)
    }
    assert.deepStrictEqual(found(ingest.logged.join("\n") + printed.join("\n")), [])
  })

  it("occur in no problem document, whatever is wrong with the body", async () => {
    const bodies = [
      { ...planted, Kanariefamilie: 1, covenant: "nowhere" },
      { ...planted, observedAt: "kanariewaarneming" },
      { ...planted, place: { municipality: "Kanariestad" } },
      { ...planted, behaviours: ["kanariewaarneming"] },
      { ...planted, subjects: "Kanariefamilie" },
      { ...planted, sharing: { level: "kanariereden" } },
      { ...planted, subjects: [{ familyName: "Kanariefamilie", religion: "kanarieplek" }] },
      polarisation({ observation, subjects: [{ familyName: "Kanariefamilie" }] })
    ]
    for (const body of bodies) {
      const answer = await post(body)
      assert.isAtLeast(answer.status, 400)
      // A field's own name is the caller's to choose, and must be named to be put right.
      const text = answer.text.replaceAll("/Kanariefamilie", "")
      assert.deepStrictEqual(found(text), [], answer.text)
    }
    const broken = await ingest.call("POST", "/signals", { raw: '{"observation": "kanariewaarneming", ' })
    assert.deepStrictEqual(found(broken.text), [])
    assert.deepStrictEqual(found(ingest.logged.join("\n") + printed.join("\n")), [])
  })
})
