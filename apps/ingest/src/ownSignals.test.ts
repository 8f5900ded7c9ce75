import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { polarisation, radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const posted = async (body: unknown = radicalisation(), as = "school") => {
  const answer = await ingest.call("POST", "/signals", { body, as })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}
const patch = (id: string, body: unknown, as = "school") => ingest.call("PATCH", `/signals/${id}`, { body, as })
const withdraw = (id: string, as = "school") => ingest.call("POST", `/signals/${id}/withdraw`, { body: {}, as })
const eventsOf = async (id: string) => {
  const rows = await ingest.query<{ body: string }>(
    `select body from ingest.outbox where subject = '${id}' order by seq`
  )
  return rows.map(({ body }) => JSON.parse(body))
}
const typesOf = async (id: string) =>
  (await eventsOf(id)).map((event) => String(event.type).replace(/^nl\.kruisverband\.(.*)\.v1$/u, "$1"))
const encodedOf = async (id: string) =>
  (await ingest.call("POST", "/encodings", { as: "svc", scope: "encodings:read", body: { ids: [id] } })).json
    .signals?.[0]

describe("an own signal", () => {
  it("can be read back, with its content, by its partner alone", async () => {
    const id = await posted()
    const own = await ingest.call("GET", `/signals/${id}`)
    assert.strictEqual(own.status, 200, own.text)
    assert.include(own.text, "komt deze leerling vaak te laat")
    assert.strictEqual(own.json.subjects?.[0]?.familyName, "Voorbeeld")
    assert.strictEqual(own.json.observedAt, "2026-10-02")
    assert.strictEqual(own.json.stage, "received")
    const other = await ingest.call("GET", `/signals/${id}`, { as: "welfare" })
    const absent = await ingest.call("GET", "/signals/0191e0d3-0000-7000-8000-00000000ffff", { as: "welfare" })
    const nonsense = await ingest.call("GET", "/signals/nonsense", { as: "welfare" })
    const withoutInstance = (text: string) => text.replace(/urn:uuid:[\w-]+/u, "")
    for (const answer of [absent, nonsense]) {
      assert.strictEqual(answer.status, 404)
      assert.strictEqual(withoutInstance(answer.text), withoutInstance(other.text))
    }
  })

  it("is listed newest first, page by page, without content", async () => {
    for (let n = 0; n < 55; n++) await posted(radicalisation({ author: undefined }), "welfare")
    const first = await ingest.call("GET", "/signals", { as: "welfare" })
    assert.lengthOf(first.json.signals ?? [], 50)
    assert.notInclude(first.text, "Voorbeeld")
    const second = await ingest.call("GET", `/signals?cursor=${first.json.next}`, { as: "welfare" })
    assert.lengthOf(second.json.signals ?? [], 5)
    assert.isNull(second.json.next)
    const ids = [...(first.json.signals ?? []), ...(second.json.signals ?? [])].map((one) => String(one.id))
    assert.deepStrictEqual(ids, ids.toSorted().toReversed())
    assert.strictEqual((await ingest.call("GET", "/signals?cursor=x", { as: "welfare" })).status, 400)
  })
})

describe("PATCH", () => {
  it("changes the sharing, and tells only that", async () => {
    const id = await posted()
    const answer = await patch(id, { sharing: { level: "existence-only" } })
    assert.strictEqual(answer.json.sharing?.level, "existence-only", answer.text)
    const [, event] = await eventsOf(id)
    assert.strictEqual(event.type, "nl.kruisverband.signal.sharing-changed.v1")
    assert.strictEqual(event.data.revision, 2)
    assert.strictEqual((await patch(id, { sharing: { level: "full" } })).json.sharing?.level, "full")
    await patch(id, { sharing: { level: "full" } })
    assert.deepStrictEqual(await typesOf(id), ["signal.registered", "signal.sharing-changed", "signal.sharing-changed"])
  })

  it("corrects, seals and encodes anew, and tells the whole new state", async () => {
    const id = await posted()
    const before = await encodedOf(id)
    const seals = () => ingest.query<object>(`select * from ingest.vault where signal = '${id}'`)
    const [old] = await seals()
    const answer = await patch(id, {
      subjects: [{ givenNames: "Anders", familyName: "Geheten", birthDate: "2007-01-02" }],
      behaviours: ["grievance"]
    })
    assert.strictEqual(answer.status, 200, answer.text)
    assert.strictEqual(answer.json.subjects?.[0]?.familyName, "Geheten")
    assert.include(answer.text, "komt deze leerling vaak te laat")
    const [, event] = await eventsOf(id)
    assert.strictEqual(event.type, "nl.kruisverband.signal.amended.v1")
    assert.strictEqual(event.data.revision, 2)
    assert.deepStrictEqual(event.data.behaviours, ["grievance"])
    const after = await encodedOf(id)
    assert.notDeepEqual(after?.subjects, before?.subjects)
    assert.strictEqual(Number(after?.revision), 2)
    assert.notDeepEqual((await seals())[0], old)
  })

  it("tells whether what is compared was corrected, or only what people read", async () => {
    const id = await posted()
    const told = async (body: object) => {
      assert.strictEqual((await patch(id, body)).status, 200)
      const event = (await eventsOf(id)).at(-1)
      assert.strictEqual(event?.type, "nl.kruisverband.signal.amended.v1")
      return "sameEvidence" in (event?.data ?? {})
    }
    const observation = "Bij nader inzien kwam deze leerling twee keer te laat en trok zich daarna terug uit de groep."
    assert.isTrue(await told({ observation, behaviours: ["grievance"] }))
    assert.isFalse(await told({ subjects: [{ givenNames: "Anders", familyName: "Geheten" }] }))
    assert.isTrue(await told({ subjects: [{ givenNames: "Anders", familyName: "Geheten" }], observation }))
  })

  it("keeps the sharing level that was chosen last when it corrects", async () => {
    const id = await posted()
    await patch(id, { sharing: { level: "existence-only" } })
    assert.strictEqual((await patch(id, { assessment: "Nader bekeken." })).json.sharing?.level, "existence-only")
  })

  it.each([
    [{ observation: "" }, "observation-missing"],
    [{ observation: "Hij bidt nu vijf keer per dag en draagt een djellaba." }, "religious-observance-only"],
    [{ subjects: [] }, "subject-missing"],
    [{ subjects: [{ familyName: "Voorbeeld", ethnicity: "x" }] }, "special-category-not-covered"],
    [{ observedAt: "2027-01-01" }, "observed-in-future"]
  ])("%j is refused by the same rules, and changes nothing", async (body, code) => {
    const id = await posted()
    const answer = await patch(id, body)
    assert.strictEqual(answer.status, 422, answer.text)
    assert.include(answer.text, code)
    assert.deepStrictEqual(await typesOf(id), ["signal.registered"])
  })

  it("does not let a person into a polarisation signal", async () => {
    const id = await posted(polarisation())
    const answer = await patch(id, { subjects: [{ familyName: "Voorbeeld" }] })
    assert.strictEqual(answer.status, 422)
    assert.include(answer.text, "person-in-polarisation-signal")
  })

  it("shows less even when the covenant is suspended, but does not show more", async () => {
    const id = await posted()
    const setStatus = (status: string) =>
      ingest.query(
        `update ingest.covenant set versions = jsonb_set(versions, '{0,status}', '"${status}"') where covenant = 'persons'`
      )
    await setStatus("suspended")
    try {
      assert.strictEqual((await patch(id, { sharing: { level: "without-source" } })).status, 200)
      const more = await patch(id, { sharing: { level: "full" } })
      assert.strictEqual(more.status, 422)
      assert.include(more.text, "covenant-suspended")
    } finally {
      await setStatus("active")
    }
  })

  it("of another partner's signal is 404, and changes nothing", async () => {
    const id = await posted()
    assert.strictEqual((await patch(id, { sharing: { level: "existence-only" } }, "welfare")).status, 404)
    assert.deepStrictEqual(await typesOf(id), ["signal.registered"])
  })
})

describe("a withdrawal", () => {
  it("destroys seals, encodings and questions; what stays says nothing", async () => {
    const id = await posted()
    const asked = await ingest.call("POST", "/requests", {
      as: "svc-casework",
      scope: "requests:write",
      body: { signal: id, covenant: "persons", by: "coordinator", question: "Kunt u meer vertellen?" }
    })
    const answer = await withdraw(id)
    assert.strictEqual(answer.status, 200, answer.text)
    assert.strictEqual(answer.json.stage, "withdrawn")
    assert.notInclude(answer.text, "Voorbeeld")
    for (const table of ["vault", "request"]) {
      assert.lengthOf(await ingest.query(`select 1 from ingest.${table} where signal = '${id}'`), 0, table)
    }
    const records = [id, String(asked.json.id)].map((record) => `'${record}'`).join()
    assert.lengthOf(await ingest.query(`select 1 from ingest.data_key where record in (${records})`), 0)
    const [left] = await ingest.query<{ behaviours: ReadonlyArray<string>; subjects: number }>(
      `select behaviours, subjects from ingest.signal where id = '${id}'`
    )
    assert.deepStrictEqual({ ...left }, { behaviours: [], subjects: 0 })
    assert.deepStrictEqual((await typesOf(id)).at(-1), "signal.withdrawn")
    assert.strictEqual(String((await encodedOf(id))?.gone), "true")
  })

  it("happens once, and ends all changing", async () => {
    const id = await posted()
    await withdraw(id)
    assert.strictEqual((await withdraw(id)).status, 200)
    assert.strictEqual((await patch(id, { sharing: { level: "full" } })).status, 409)
    assert.deepStrictEqual(await typesOf(id), ["signal.withdrawn"])
    assert.strictEqual((await withdraw(await posted(), "welfare")).status, 404)
  })
})
