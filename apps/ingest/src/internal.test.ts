import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { polarisation, radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest } from "./testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const posted = async (over: Readonly<Record<string, unknown>> = {}) => {
  const answer = await ingest.call("POST", "/signals", { body: radicalisation(over) })
  assert.strictEqual(answer.status, 201, answer.text)
  return String(answer.json.id)
}

const open = (signals: ReadonlyArray<{ id: string; level: string }>, covenant = "persons") =>
  ingest.call("POST", "/seals/open", {
    as: "svc-casework",
    scope: "seals:open",
    body: { covenant, viewer: "coordinator", role: "coordinator", purpose: "early-signalling", signals }
  })
const ask = (signal: string, covenant = "persons") =>
  ingest.call("POST", "/requests", {
    as: "svc-casework",
    scope: "requests:write",
    body: { signal, covenant, by: "coordinator", question: "Kunt u meer vertellen over Voorbeeld?" }
  })
const accesses = (id: string) =>
  ingest.query<{ viewer: string; level: string }>(`select viewer, level from ingest.access where signal = '${id}'`)

describe("POST /encodings", () => {
  it("answers in the order asked, and says gone for what is not there", async () => {
    const [one, two] = [await posted(), await posted()]
    const absent = "0191e0d3-0000-7000-8000-00000000ffff"
    const answer = await ingest.call("POST", "/encodings", {
      as: "svc-correlator",
      scope: "encodings:read",
      body: { ids: [two, absent, one] }
    })
    assert.deepStrictEqual(
      answer.json.signals?.map((signal) => [String(signal.id), String(signal.gone), signal.subjects?.length]),
      [
        [two, "false", 1],
        [absent, "true", 0],
        [one, "false", 1]
      ]
    )
    assert.notInclude(answer.text, "Voorbeeld")
  })

  it("gives the same person the same encoding within a covenant, and another in another", async () => {
    const body = { author: undefined }
    const ids = []
    for (const covenant of ["persons", "persons", "other"]) {
      const answer = await ingest.call("POST", "/signals", {
        body: radicalisation({ ...body, covenant }),
        as: "welfare"
      })
      ids.push(String(answer.json.id))
    }
    const answer = await ingest.call("POST", "/encodings", { as: "c", scope: "encodings:read", body: { ids } })
    const [a, b, c] = (answer.json.signals ?? []).map((signal) => String(signal.subjects?.[0]))
    assert.strictEqual(a, b)
    assert.notStrictEqual(a, c)
  })
})

describe("POST /seals/open", () => {
  it("gives content to the level of the poster at most, and records who saw it", async () => {
    const full = await posted()
    const shielded = await posted({ sharing: { level: "without-source" } })
    const closed = await posted({ sharing: { level: "existence-only" } })
    const answer = await open([full, shielded, closed].map((id) => ({ id, level: "full" })))
    const seals = answer.json.seals ?? []
    assert.deepStrictEqual(
      seals.map((seal) => [String(seal.signal), String(seal.level), seal.observation === undefined]),
      [
        [full, "full", false],
        [shielded, "without-source", false],
        [closed, "existence-only", true]
      ]
    )
    assert.strictEqual(seals[0]?.subjects?.[0]?.familyName, "Voorbeeld")
    assert.isUndefined(seals[2]?.subjects)
    assert.notInclude(JSON.stringify(seals), "school")
    assert.deepStrictEqual(
      (await accesses(full)).map((row) => ({ ...row })),
      [{ viewer: "coordinator", level: "full" }]
    )
    assert.lengthOf(await accesses(closed), 0)
  })

  it("gives groups, expressions and the finer place of a signal about a place", async () => {
    const expressions = [{ type: "slogan", value: "Wij eerst" }]
    const place = {
      municipality: "GM9001",
      district: "Centrum",
      postcode: "9901 AB",
      description: "achter het station"
    }
    const posted = await ingest.call("POST", "/signals", { body: polarisation({ expressions, place }) })
    const answer = await open([{ id: String(posted.json.id), level: "full" }], "places")
    const [seal] = answer.json.seals ?? []
    assert.deepStrictEqual(JSON.parse(JSON.stringify([seal?.groups, seal?.expressions, seal?.places])), [
      ["Voorpost Noord"],
      expressions,
      ["Centrum", "9901 AB", "achter het station"]
    ])
    assert.isUndefined(seal?.subjects)
  })

  it("gives no more than the policy allows, whatever the poster shares", async () => {
    const id = await posted()
    const answer = await open([{ id, level: "existence-only" }])
    assert.strictEqual(answer.json.seals?.[0]?.level, "existence-only")
    assert.notInclude(answer.text, "Voorbeeld")
    assert.lengthOf(await accesses(id), 0)
  })

  it("shows the poster who saw it: role, purpose and level, and no name", async () => {
    const id = await posted()
    await open([{ id, level: "without-source" }])
    const own = await ingest.call("GET", `/signals/${id}`)
    assert.strictEqual(own.json.stage, "read")
    const [seen] = own.json.seenBy ?? []
    assert.deepStrictEqual(Object.keys(seen ?? {}).toSorted(), ["at", "level", "purpose", "role"])
    assert.strictEqual(seen?.level, "without-source")
  })

  it("obeys a level lowered since", async () => {
    const id = await posted()
    await ingest.call("PATCH", `/signals/${id}`, { body: { sharing: { level: "existence-only" } } })
    assert.notInclude((await open([{ id, level: "full" }])).text, "Voorbeeld")
  })

  it("leaves out what is withdrawn, unknown or of another covenant", async () => {
    const [gone, elsewhere] = [await posted(), await posted()]
    await ingest.call("POST", `/signals/${gone}/withdraw`, { body: {} })
    const absent = "0191e0d3-0000-7000-8000-00000000ffff"
    const answer = await open([gone, absent].map((id) => ({ id, level: "full" })))
    assert.deepStrictEqual([...(answer.json.seals ?? [])], [])
    for (const covenant of ["other", "never-heard-of"]) {
      const other = await open([{ id: elsewhere, level: "full" }], covenant)
      assert.deepStrictEqual([...(other.json.seals ?? [])], [], covenant)
    }
  })
})

describe("a question to a poster", () => {
  const responses = [
    ["answer", "answered"],
    ["decline", "declined"],
    ["propose-conversation", "conversation-proposed"]
  ] as const

  it.each(responses)("can be met with %s, once, and is told by id only", async (verb, state) => {
    const id = await posted({ sharing: { level: "existence-only" } })
    const asked = await ask(id)
    assert.strictEqual(asked.status, 201, asked.text)
    const request = String(asked.json.id)
    const listed = await ingest.call("GET", "/requests")
    const own = listed.json.requests?.find((one) => String(one.id) === request)
    assert.strictEqual(own?.question, "Kunt u meer vertellen over Voorbeeld?")
    assert.strictEqual(own?.state, "open")
    const answer = await ingest.call("POST", `/requests/${request}/${verb}`, {
      body: { text: "Voorbeeld is verhuisd." }
    })
    assert.strictEqual(answer.status, 200, answer.text)
    assert.strictEqual(String(answer.json.state), state)
    const again = await ingest.call("POST", `/requests/${request}/decline`, { body: {} })
    assert.strictEqual(again.status, 409)
    const events = await ingest.query<{ body: string }>(
      `select body from ingest.outbox where subject = '${id}' order by seq`
    )
    assert.deepStrictEqual(events.map(({ body }) => String(JSON.parse(body).type)).slice(1), [
      "nl.kruisverband.request.asked.v1",
      `nl.kruisverband.request.${state}.v1`
    ])
    assert.notInclude(JSON.stringify(events), "Voorbeeld")
    // No response raises what is shared.
    assert.strictEqual((await ingest.call("GET", `/signals/${id}`)).json.sharing?.level, "existence-only")
    const read = await ingest.call("POST", "/requests/read", {
      as: "svc-casework",
      scope: "requests:write",
      body: { ids: [request], viewer: "coordinator" }
    })
    assert.strictEqual(read.json.requests?.[0]?.answer, "Voorbeeld is verhuisd.")
    assert.lengthOf(await accesses(id), 1)
  })

  it("needs words for an answer, and none to decline", async () => {
    const request = String((await ask(await posted())).json.id)
    const empty = await ingest.call("POST", `/requests/${request}/answer`, { body: { text: "  " } })
    assert.strictEqual(empty.status, 400)
    assert.strictEqual((await ingest.call("POST", `/requests/${request}/decline`, { body: {} })).status, 200)
  })

  it("does not exist for another partner, nor for a signal of another covenant or none", async () => {
    const id = await posted()
    const request = String((await ask(id)).json.id)
    const other = await ingest.call("POST", `/requests/${request}/decline`, { body: {}, as: "welfare" })
    assert.strictEqual(other.status, 404)
    assert.notInclude((await ingest.call("GET", "/requests", { as: "welfare" })).text, request)
    assert.strictEqual((await ask(id, "other")).status, 404)
    assert.strictEqual((await ask("0191e0d3-0000-7000-8000-00000000ffff")).status, 404)
  })

  it("can be about a place", async () => {
    const answer = await ingest.call("POST", "/signals", { body: polarisation() })
    assert.strictEqual((await ask(String(answer.json.id), "places")).status, 201)
  })
})
