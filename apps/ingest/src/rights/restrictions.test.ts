import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const request = (number: number) => `0191e0d3-4444-7000-8000-${number.toString(16).padStart(12, "0")}`
const casework = (path: string, body: Readonly<Record<string, unknown>>, scope = "rights:handle") =>
  ingest.call("POST", path, { as: "svc-casework", scope, body: { covenant: "persons", by: "fg", ...body } })
const post = (subject: object, over = {}) =>
  ingest.call("POST", "/signals", { body: radicalisation({ subjects: [subject], ...over }) })
const posted = async (subject: object) => {
  const answer = await post(subject)
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}
const find = (number: number, person: object, restrict = true) =>
  casework("/rights/persons", { request: request(number), person, restrict })
const restrict = (number: number, signals: ReadonlyArray<string>) =>
  casework("/rights/restrictions", { request: request(number), signals })
const end = (number: number, outcome: string) =>
  casework("/rights/restrictions/end", { request: request(number), outcome })
const own = (id: string) => ingest.call("GET", `/signals/${id}`)
const codes = (answer: Awaited<ReturnType<typeof post>>) => answer.json.reasons?.map((one) => String(one.code))
const events = async (id: string) =>
  (
    await ingest.query<{ type: string }>(
      `select body::jsonb ->> 'type' as type from ingest.outbox where subject = '${id}' order by seq`
    )
  ).map(({ type }) => type.replace("nl.kruisverband.signal.", ""))

describe("a person who objects", () => {
  const person = { givenNames: "Tamar", familyName: "Wezelbroek", birthDate: "2006-07-08" }

  it("has the signals that fit restricted at once, and nothing new recorded", async () => {
    const [own1, spelled] = [
      await posted(person),
      await posted({ fullName: "WEZELBROEK, Tamar", birthDate: "2006-07-08" })
    ]
    const other = await posted({ ...person, givenNames: "Jurre", birthDate: "2001-01-31" })
    const found = await find(1, person)
    assert.strictEqual(found.status, 200, found.text)
    assert.deepStrictEqual(found.json.restricted?.map(String), [own1, spelled].sort())
    const seen = found.json.candidates?.filter((one) => String(one.fit) === "same").map((one) => String(one.signal))
    assert.deepStrictEqual(seen, [own1, spelled].sort())
    assert.deepStrictEqual(await events(own1), ["registered.v1", "restricted.v1"])
    assert.deepStrictEqual(await events(other), ["registered.v1"])
    assert.deepStrictEqual(codes(await post({ ...person, givenNames: "TAMAR" })), ["restricted-by-objection"])
    const shown = await own(own1)
    assert.strictEqual(String(shown.json.stage), "restricted")
    assert.isUndefined(shown.json.observation)
    assert.notInclude(shown.text, "Wezelbroek")
    const amended = await ingest.call("PATCH", `/signals/${own1}`, {
      body: { observation: "Wij zagen het anders dan toen." }
    })
    assert.deepStrictEqual(codes(amended), ["restricted-by-objection"])
  })

  it("is compared with nothing and opened for nobody meanwhile", async () => {
    const [id] = await ingest.query<{ signal: string }>("select signal from ingest.restricted_signal limit 1")
    const ids = [id?.signal ?? ""]
    const encodings = await ingest.call("POST", "/encodings", {
      as: "svc-correlator",
      scope: "encodings:read",
      body: { ids }
    })
    assert.strictEqual(String(encodings.json.signals?.[0]?.gone), "true")
    const seals = await ingest.call("POST", "/seals/open", {
      as: "svc-casework",
      scope: "seals:open",
      body: {
        covenant: "persons",
        viewer: "coordinator",
        role: "coordinator",
        purpose: "early-signalling",
        signals: [{ id: ids[0], level: "full" }]
      }
    })
    assert.deepStrictEqual(seals.json, { seals: [] } as never)
  })

  it("is in no table, event or log line in the clear", async () => {
    const hex = Buffer.from("ezelbroek", "utf8").toString("hex")
    for (const [table, rows] of await tableContents(ingest))
      for (const row of rows) {
        assert.notMatch(row, /wezelbroek|2006-07-08/iu, table)
        assert.notInclude(row, hex, table)
      }
    assert.notMatch(ingest.logged.join(), /wezelbroek/iu)
  })

  it("is free again when it is dismissed: the signals come back, and new ones are recorded", async () => {
    const restricted = await ingest.query<{ signal: string }>(
      `select signal from ingest.restricted_signal where request = '${request(1)}' order by signal`
    )
    const ended = await end(1, "dismissed")
    assert.deepStrictEqual(ended.json, { receipt: null } as never)
    for (const { signal } of restricted) {
      assert.strictEqual((await events(signal)).at(-1), "restriction-lifted.v1")
      assert.strictEqual(String((await own(signal)).json.stage), "received")
    }
    assert.strictEqual((await post(person)).status, 201)
    assert.deepStrictEqual(await ingest.query("select * from ingest.restricted"), [])
    assert.deepStrictEqual(await ingest.query(`select * from ingest.data_key where record = '${request(1)}'`), [])
  })

  it("has everything erased when it is upheld, with one receipt however often it is asked, and is not recorded again", async () => {
    const upheld = { givenNames: "Iepe", familyName: "Zandstra-Oord", birthDate: "2005-02-03" }
    const id = await posted(upheld)
    await find(2, upheld)
    const [first, again] = [await end(2, "upheld"), await end(2, "upheld")]
    assert.deepStrictEqual(first.json.receipt?.signals?.map(String), [id])
    assert.strictEqual(String(first.json.receipt?.cause), "objection-upheld")
    assert.strictEqual(again.text, first.text)
    assert.strictEqual(String((await own(id)).json.stage), "erased")
    assert.deepStrictEqual(codes(await post(upheld)), ["restricted-by-objection"])
    // A later decision takes it back: what comes is recorded, what was erased stays so.
    assert.strictEqual((await end(2, "revoked")).json.receipt, null)
    assert.strictEqual((await end(2, "revoked")).status, 200)
    assert.strictEqual((await post(upheld)).status, 201)
    assert.strictEqual(String((await own(id)).json.stage), "erased")
    assert.strictEqual((await restrict(2, [])).status, 404)
  })
})

describe("the officer's choice", () => {
  const twin = (givenNames: string) => ({ givenNames, familyName: "Kloosterziel", birthDate: "2007-11-12" })

  it("decides which signals are restricted, and those alone", async () => {
    const [one, two] = [await posted(twin("Abel")), await posted(twin("Boris"))]
    await find(3, twin("Abel"))
    assert.deepStrictEqual((await restrict(3, [two])).json.restricted?.map(String), [two])
    assert.deepStrictEqual(await events(one), ["registered.v1", "restricted.v1", "restriction-lifted.v1"])
    assert.deepStrictEqual(await events(two), ["registered.v1", "restricted.v1"])
    await end(3, "withdrawn")
    assert.strictEqual((await events(two)).at(-1), "restriction-lifted.v1")
  })

  it("leaves a signal restricted that two persons objected to, until both are decided", async () => {
    const both = await ingest.call("POST", "/signals", {
      body: radicalisation({ subjects: [twin("Cas"), { ...twin("Daan"), birthDate: "2004-04-04" }] })
    })
    const id = String(both.json.id)
    await find(4, twin("Cas"))
    await find(5, { ...twin("Daan"), birthDate: "2004-04-04" })
    await end(4, "dismissed")
    assert.strictEqual(String((await own(id)).json.stage), "restricted")
    await end(5, "dismissed")
    assert.deepStrictEqual(await events(id), ["registered.v1", "restricted.v1", "restriction-lifted.v1"])
  })
})

describe("looking for a person", () => {
  it("answers for somebody whom nobody knows in the same shape", async () => {
    const found = await find(6, { givenNames: "Onbekende", familyName: "Nergensman", birthDate: "1980-01-02" }, false)
    assert.deepStrictEqual(found.json, { candidates: [], restricted: [] } as never)
  })

  it("restricts nothing without an objection, and shows which fields agree and no value", async () => {
    const person = { givenNames: "Odile", familyName: "Ruitenbeek", birthDate: "2003-09-10" }
    const id = await posted(person)
    const found = await find(7, person, false)
    const [candidate] = found.json.candidates ?? []
    assert.strictEqual(String(candidate?.signal), id)
    assert.includeMembers(candidate?.agrees?.map((one) => `${one.field} ${one.agreement}`) ?? [], ["birthDate exact"])
    assert.notMatch(found.text, /odile|ruitenbeek|2003/iu)
    assert.deepStrictEqual(await events(id), ["registered.v1"])
  })

  it("gives what is kept for the person's own file, and who looked, as far as the poster shares it", async () => {
    const person = { givenNames: "Quirine", familyName: "Nachtegaal", birthDate: "2002-03-04" }
    const full = await posted(person)
    const shy = await post(person, { sharing: { level: "existence-only" } })
    const two = await post(person, { subjects: [person, { givenNames: "Wessel", familyName: "Anders" }] })
    await ingest.call("POST", "/seals/open", {
      as: "svc-casework",
      scope: "seals:open",
      body: {
        covenant: "persons",
        viewer: "coordinator",
        role: "coordinator",
        purpose: "early-signalling",
        signals: [{ id: full, level: "full" }]
      }
    })
    const signals = [full, String(shy.json.id), String(two.json.id)]
    const [own, closed, shared] = (await casework("/rights/kept", { request: request(10), signals })).json.kept ?? []
    assert.strictEqual(String(own?.about?.familyName), "Nachtegaal")
    assert.isNotEmpty(String(own?.observation))
    assert.deepStrictEqual(
      own?.views?.map((view) => String(view.role)),
      ["coordinator"]
    )
    assert.isUndefined(closed?.observation)
    assert.isUndefined(closed?.about)
    assert.isUndefined(closed?.partner)
    assert.isUndefined(shared?.about)
    const opened = await ingest.query<{ purpose: string }>(
      `select purpose from ingest.access where viewer = 'fg' and signal = '${full}'`
    )
    assert.deepStrictEqual(opened, [{ purpose: "rights-of-persons" }])
  })

  it("is for casework alone, and never with a citizen service number", async () => {
    assert.strictEqual((await casework("/rights/persons", {}, "seals:open")).status, 403)
    assert.strictEqual((await find(8, { familyName: "Wie", bsn: "123456782" }, false)).status, 400)
    const ended = { covenant: "ended", request: request(9), person: { familyName: "Wie" }, restrict: false }
    assert.strictEqual((await casework("/rights/persons", ended)).status, 409)
  })
})
