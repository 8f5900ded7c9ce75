import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { CovenantId, KnownNameId, NamesId } from "@kruisverband/domain"
import { KnownNamePublished } from "@kruisverband/events"
import { waitUntil } from "@kruisverband/testing"
import { polarisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest, tableContents } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const id = (number: number) => `0191e0d3-3333-7000-8000-${number.toString(16).padStart(12, "0")}`
const entry = (number: number) => `0191e0d3-2222-7000-8000-${number.toString(16).padStart(12, "0")}`

const seal = (number: number, values: ReadonlyArray<string>, over: Readonly<Record<string, unknown>> = {}) =>
  ingest.call("POST", "/names", {
    as: "svc-casework",
    scope: "names:write",
    body: { covenant: "places", entry: entry(number), id: id(number), facet: "group", values, others: [], ...over }
  })
const tokens = (...ids: ReadonlyArray<string>) =>
  ingest.call("POST", "/encodings/names", { as: "svc-correlator", scope: "encodings:read", body: { ids } })
const read = (covenant: string, ...ids: ReadonlyArray<string>) =>
  ingest.call("POST", "/names/read", { as: "svc-casework", scope: "names:write", body: { covenant, ids } })

describe("names of a vocabulary", () => {
  it("are sealed, and given out as the tokens that signals have", async () => {
    const sealed = await seal(1, ["Voorpost Noord", "VPN"])
    assert.deepStrictEqual(sealed.json, { sealed: true, unreadable: [], taken: [] } as never)
    const posted = await ingest.call("POST", "/signals", {
      body: polarisation({ groups: [{ name: "de voorpost-NOORD" }] })
    })
    const encoded = await ingest.call("POST", "/encodings", {
      as: "svc-correlator",
      scope: "encodings:read",
      body: { ids: [posted.json.id] }
    })
    const groups = encoded.json.signals?.[0]?.groups ?? []
    const [name] = (await tokens(id(1))).json.names ?? []
    assert.strictEqual(String(name?.gone), "false")
    for (const token of groups) assert.include(JSON.stringify(name?.tokens), JSON.stringify(token))
  })

  it("lie nowhere in the clear", async () => {
    await seal(2, ["Kanarievogels Zuid"])
    for (const [table, rows] of await tableContents(ingest))
      for (const row of rows) assert.notMatch(row, /kanarievogels/iu, table)
    assert.notMatch(ingest.logged.join(), /kanarievogels/iu)
    const hex = Buffer.from("Kanarievogels", "utf8").toString("hex")
    for (const [table, rows] of await tableContents(ingest)) for (const row of rows) assert.notInclude(row, hex, table)
  })

  it("are read back by their covenant alone", async () => {
    await seal(3, ["Oeverfront", "OF 3"])
    assert.deepStrictEqual((await read("places", id(3))).json, {
      names: [{ id: id(3), values: ["Oeverfront", "OF 3"] }]
    } as never)
    assert.deepStrictEqual((await read("persons", id(3))).json, { names: [] } as never)
  })

  it("keep what was sealed first when the same call comes again", async () => {
    await seal(4, ["Dijkbende"])
    assert.strictEqual((await seal(4, ["Dijkbende"])).status, 200)
    assert.deepStrictEqual((await read("places", id(4))).json, {
      names: [{ id: id(4), values: ["Dijkbende"] }]
    } as never)
  })

  it("are not sealed when another entry has one, or nothing is left of one", async () => {
    await seal(5, ["Pleinwacht", "PW"])
    const taken = await seal(6, ["Groep Pleinwacht"], { others: [id(5)] })
    assert.deepStrictEqual(taken.json, { sealed: false, unreadable: [], taken: [id(5)] } as never)
    const unreadable = await seal(6, ["Torenclan", "..."])
    assert.deepStrictEqual(unreadable.json, { sealed: false, unreadable: [1], taken: [] } as never)
    assert.deepStrictEqual((await read("places", id(6))).json, { names: [] } as never)
    const other = { facet: "expression", type: "slogan", others: [id(5)] }
    assert.strictEqual(String((await seal(7, ["Pleinwacht"], other)).json.sealed), "true")
  })

  it("are of no covenant that is not there", async () => {
    assert.strictEqual((await seal(8, ["Poort"], { covenant: "nowhere" })).status, 404)
  })

  it("are gone for whom they are not there, and no other caller's", async () => {
    assert.deepStrictEqual((await tokens(id(99))).json, { names: [{ id: id(99), gone: true, tokens: [] }] } as never)
    const partner = { as: "school", scope: "signals:write signals:read" }
    for (const path of ["/names", "/names/read", "/encodings/names"])
      assert.strictEqual((await ingest.call("POST", path, { ...partner, body: {} })).status, 403, path)
  })

  it("are erased when a later version or the end of the entry is told, and a version not told yet stays", async () => {
    const covenant = CovenantId.make("places")
    const name = (names: number) => ({
      id: KnownNameId.make(entry(10)),
      version: names - 9,
      names: NamesId.make(id(names)),
      facet: "group" as const
    })
    for (const number of [10, 11, 12]) await seal(number, [`Havenploeg ${number}`], { entry: entry(10) })
    const present = async () => {
      const answer = await tokens(id(10), id(11), id(12))
      return answer.json.names?.map((one) => String(one.gone) === "false")
    }
    assert.deepStrictEqual(await present(), [true, true, true])
    await ingest.tell([KnownNamePublished.make({ covenant, name: name(11), retired: false })])
    assert.deepStrictEqual(await present(), [false, true, true])
    await ingest.tell([KnownNamePublished.make({ covenant, name: name(12), retired: true })])
    assert.deepStrictEqual(await present(), [false, false, false])
    const keys = await ingest.query(`select from ingest.data_key where record = any('{${id(10)},${id(11)},${id(12)}}')`)
    assert.lengthOf(keys, 0)
  })

  it("are erased with their keys when their covenant ends", async () => {
    await seal(20, ["Torenwacht"])
    const left = () => ingest.query("select from ingest.name_set where covenant = 'places'")
    assert.isAbove((await left()).length, 0)
    await ingest.publishStatus("places", "ended")
    assert.isTrue(await waitUntil(async () => (await left()).length === 0, { timeoutMs: 20_000 }))
    assert.lengthOf(await ingest.query(`select from ingest.data_key where record = '${id(20)}'`), 0)
  })
})
