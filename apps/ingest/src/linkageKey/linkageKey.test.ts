import { generateKeyPairSync } from "node:crypto"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { LINKAGE_KEY_SCOPE } from "@kruisverband/contract"
import { openWrapped } from "../testing/openWrapped.ts"
import { startIngest, type TestIngest, tableContents } from "../testing/startIngest.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" })
const { x, y } = pair.publicKey.export({ format: "jwk" })
const ask = (covenant: string, as = "school", scope = LINKAGE_KEY_SCOPE, query = `x=${x}&y=${y}`) =>
  ingest.call("GET", `/covenants/${covenant}/linkage-key?${query}`, { as, scope })
const codes = (answer: Awaited<ReturnType<typeof ask>>) => answer.json.reasons?.map((one) => String(one.code))
const lines = () =>
  ingest.query<{ who: string; action: string; covenant: string; clause: string; purpose: string }>(
    "select who, action, covenant, clause, purpose from ingest.processing_log where action like 'linkage-key%' order by at, seq"
  )

describe("a covenant's linkage key", () => {
  it("is given to a party that may seal, for this request alone, with what the covenant asks of sealed persons", async () => {
    const [one, two] = [await ask("sealing"), await ask("sealing")]
    assert.strictEqual(one.status, 200, one.text)
    assert.strictEqual(one.headers.get("cache-control"), "no-store")
    const { wrapped, keyId, ...terms } = one.json as unknown as Record<string, unknown>
    assert.deepStrictEqual(terms, {
      covenant: "sealing",
      covenantVersion: 1,
      identifiers: ["name", "birth-date", "address"],
      minimumAge: 12,
      attestations: ["minimum-age", "minor", "identifiers"]
    })
    const opened = [one, two].map(({ json }) => openWrapped(String(json.wrapped), pair.privateKey))
    assert.strictEqual(opened[0]?.length, 32)
    assert.deepStrictEqual(opened[0], opened[1])
    assert.notStrictEqual(String(two.json.wrapped), wrapped)
    assert.strictEqual(String(two.json.keyId), keyId)
  })

  it("stands nowhere in the clear: not in an answer, a table or a line of the service's log", async () => {
    const answer = await ask("sealing")
    const key = openWrapped(String(answer.json.wrapped), pair.privateKey)
    const forms = (["hex", "base64", "base64url"] as const).map((form) => key.toString(form))
    const everything = [answer.text, ...ingest.logged, JSON.stringify([...(await tableContents(ingest))])].join("\n")
    for (const form of forms) assert.notInclude(everything, form)
  })

  it("is given and refused with a line in the processing log each", async () => {
    const before = (await lines()).length
    await ask("sealing")
    await ask("sealing", "welfare")
    assert.deepStrictEqual((await lines()).slice(before), [
      {
        who: "system:school",
        action: "linkage-key-given",
        covenant: "sealing",
        clause: "convenant art. partijen, verzegelen aan de bron; AVG art. 25 lid 1, art. 32",
        purpose: "sealing-at-source"
      },
      {
        who: "system:welfare",
        action: "linkage-key-given-refused",
        covenant: "sealing",
        clause: "convenant art. partijen, verzegelen aan de bron; AVG art. 5 lid 1 onder f, art. 25 en 32",
        purpose: "sealing-at-source"
      }
    ])
  })

  it("is not given to who may not seal, each with its law and clause", async () => {
    const cases = [
      [await ask("sealing", "welfare"), ["sealing-not-permitted"]],
      [await ask("persons"), ["sealing-not-permitted"]],
      [await ask("sealing", "fathers"), ["informal-network"]],
      [await ask("paused"), ["covenant-suspended"]],
      [await ask("ended"), ["covenant-not-active"]]
    ] as const
    for (const [answer, wanted] of cases) {
      assert.strictEqual(answer.status, 422, answer.text)
      assert.deepStrictEqual(codes(answer), [...wanted])
      assert.include(answer.text, "koppelsleutel wordt niet gegeven")
      for (const one of answer.json.reasons ?? []) assert.match(String(one.clause), /AVG art/u)
      assert.notInclude(answer.text, "wrapped")
    }
  })

  it("says of a covenant of others what it says of none, and leaves no line", async () => {
    const before = (await lines()).length
    const plain = (text: string) => text.replace(/urn:uuid:[\w-]+/u, "")
    const unknown = await ask("nowhere")
    assert.strictEqual(unknown.status, 404)
    for (const other of [await ask("other"), await ask("sealing", "stranger"), await ask("ended", "stranger")]) {
      assert.deepStrictEqual([other.status, plain(other.text)], [404, plain(unknown.text)])
    }
    assert.strictEqual((await lines()).length, before)
  })

  it("asks for a scope of its own, and nobody asks for another", async () => {
    assert.strictEqual((await ask("sealing", "school", "signals:write signals:read")).status, 403)
    const behalf = { "x-on-behalf-of-partner": "school", "x-on-behalf-of-user": "docent" }
    const path = `/covenants/sealing/linkage-key?x=${x}&y=${y}`
    const delegated = { as: "svc-casework", scope: `signals:delegate`, headers: behalf }
    assert.strictEqual((await ingest.call("GET", path, delegated)).status, 403)
    const withScope = { as: "svc-casework", scope: `${LINKAGE_KEY_SCOPE} signals:delegate`, headers: behalf }
    assert.strictEqual((await ingest.call("GET", path, withScope)).status, 403)
  })

  it("is for a real key: anything else is malformed, named by field", async () => {
    for (const query of ["", `x=${x}`, `x=${x}&y=${"A".repeat(43)}`, `x=kort&y=${y}`, `x=${x}&y=${y}&z=1`]) {
      const answer = await ask("sealing", "school", LINKAGE_KEY_SCOPE, query)
      assert.strictEqual(answer.status, 400, query)
      assert.match(answer.text, /"pointer":"\/[xyz]"/u)
    }
  })

  it("goes to no token that anybody could use, where the covenant asks for bound ones", async () => {
    const own = await startIngest()
    try {
      const call = (headers = {}) =>
        own.call("GET", `/covenants/guarded/linkage-key?x=${x}&y=${y}`, { scope: LINKAGE_KEY_SCOPE, headers })
      await own.tellCovenant({
        id: "guarded",
        parties: [{ partner: "school", angle: "education", sealsAtSource: true }],
        boundTokens: true
      })
      const refused = await call()
      assert.strictEqual(refused.status, 401, refused.text)
      assert.include(refused.headers.get("www-authenticate") ?? "", "DPoP")
      assert.deepStrictEqual(codes(refused), ["token-not-bound"])
      assert.match(String(refused.json.reasons?.[0]?.clause), /convenant art/u)
    } finally {
      await own.stop()
    }
  }, 60_000)
})
