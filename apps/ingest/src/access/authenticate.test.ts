import { generateKeyPairSync } from "node:crypto"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { radicalisation } from "../testing/bodies.ts"
import { startIngest, type TestIngest } from "../testing/startIngest.ts"
import type { TokenOverrides } from "../testing/tokens.ts"

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
}, 60_000)
afterAll(() => ingest.stop())

const post = (token: string) => ingest.call("POST", "/signals", { body: radicalisation(), token })
const now = () => Math.floor((performance.timeOrigin + performance.now()) / 1000)
const unsigned = (claims: object) => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
  return `${part({ alg: "none", typ: "at+jwt" })}.${part(claims)}.`
}

describe("an access token", () => {
  const forged: ReadonlyArray<readonly [string, () => TokenOverrides]> = [
    ["of another issuer", () => ({ claims: { iss: "http://evil.example" } })],
    ["for another audience", () => ({ claims: { aud: "urn:other:api" } })],
    ["that has expired", () => ({ claims: { iat: now() - 700, exp: now() - 400 } })],
    ["without an end", () => ({ claims: { exp: undefined } })],
    ["that is not valid yet", () => ({ claims: { nbf: now() + 600 } })],
    ["of another type", () => ({ header: { typ: "JWT" } })],
    ["that says HS256", () => ({ header: { alg: "HS256" } })],
    ["signed by somebody else", () => ({ key: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey })],
    ["without a client", () => ({ claims: { client_id: undefined } })]
  ]

  it.each(forged)("%s is 401, and nothing is stored", async (_name, over) => {
    const answer = await post(ingest.issuer.token("school", "signals:write", over()))
    assert.strictEqual(answer.status, 401, answer.text)
    assert.include(answer.headers.get("www-authenticate") ?? "", "Bearer")
    const [row] = await ingest.query<{ n: string }>("select count(*) as n from ingest.signal")
    assert.strictEqual(row?.n, "0")
  })

  it("that is unsigned, altered or nonsense is 401", async () => {
    const good = ingest.issuer.token("school", "signals:write")
    const altered = good.replace(/\.([^.]+)\./u, (_, claims: string) => {
      const read = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"))
      return `.${Buffer.from(JSON.stringify({ ...read, client_id: "welfare" })).toString("base64url")}.`
    })
    for (const token of [
      unsigned({ client_id: "school", scope: "signals:write", exp: now() + 60 }),
      altered,
      "x",
      ""
    ]) {
      assert.strictEqual((await post(token)).status, 401, token.slice(0, 20))
    }
  })

  it("without the endpoint's scope is 403", async () => {
    const calls: ReadonlyArray<readonly [string, string, string, unknown]> = [
      ["POST", "/signals", "signals:read", radicalisation()],
      ["POST", "/signals/check", "signals:read", radicalisation()],
      ["GET", "/signals", "signals:write", undefined],
      ["GET", "/requests", "signals:write", undefined],
      ["POST", "/encodings", "signals:write signals:read", { ids: [] }],
      ["POST", "/seals/open", "signals:write encodings:read", {}],
      ["POST", "/requests", "signals:write seals:open", {}],
      ["POST", "/requests/read", "signals:write", {}]
    ]
    for (const [method, path, scope, body] of calls) {
      const answer = await ingest.call(method, path, { scope, body })
      assert.strictEqual(answer.status, 403, `${method} ${path}: ${answer.text}`)
    }
  })
})

describe("delegation", () => {
  const behalf = { "x-on-behalf-of-partner": "school", "x-on-behalf-of-user": "docent" }
  const delegated = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: unknown) =>
    ingest.call(method, path, { as: "svc-casework", scope: "signals:delegate", headers, body })

  it("lets casework post for a partner's professional, who then owns the signal", async () => {
    const answer = await delegated("POST", "/signals", behalf, radicalisation())
    assert.strictEqual(answer.status, 201, answer.text)
    const id = String(answer.json.id)
    assert.strictEqual((await ingest.call("GET", `/signals/${id}`)).status, 200)
    assert.strictEqual((await delegated("GET", `/signals/${id}`, behalf)).status, 200)
    const other = { ...behalf, "x-on-behalf-of-partner": "welfare" }
    assert.strictEqual((await delegated("GET", `/signals/${id}`, other)).status, 404)
    const [row] = await ingest.query<{ posted_by: string }>(`select posted_by from ingest.signal where id = '${id}'`)
    assert.strictEqual(row?.posted_by, "docent")
  })

  it("is refused without the scope: a partner cannot act for another", async () => {
    for (const scope of ["signals:write signals:read", "seals:open requests:write"]) {
      const headers = { ...behalf, "x-on-behalf-of-partner": "welfare" }
      const answer = await ingest.call("POST", "/signals", { body: radicalisation(), scope, headers })
      assert.strictEqual(answer.status, 403, answer.text)
    }
  })

  it("needs both headers, and well-formed ones", async () => {
    assert.strictEqual((await delegated("POST", "/signals", {}, radicalisation())).status, 403)
    const partnerOnly = { "x-on-behalf-of-partner": "school" }
    assert.strictEqual((await delegated("POST", "/signals", partnerOnly, radicalisation())).status, 400)
    const odd = { ...behalf, "x-on-behalf-of-partner": "../welfare" }
    assert.strictEqual((await delegated("POST", "/signals", odd, radicalisation())).status, 400)
  })

  it("opens nothing that is not for posters", async () => {
    const answer = await delegated("POST", "/encodings", behalf, { ids: [] })
    assert.strictEqual(answer.status, 403)
  })
})

describe("too many requests", () => {
  it("are told when to try again, per client and per professional", async () => {
    const slow = await startIngest({ perSecond: 1, burst: 3 })
    try {
      const list = (as: string, headers = {}) => slow.call("GET", "/signals", { as, headers })
      const answers = await Promise.all(Array.from({ length: 5 }, () => list("school")))
      const limited = answers.filter((answer) => answer.status === 429)
      assert.lengthOf(limited, 2)
      assert.match(limited[0]?.headers.get("retry-after") ?? "", /^[1-9]\d*$/u)
      assert.strictEqual((await list("welfare")).status, 200)
    } finally {
      await slow.stop()
    }
  }, 60_000)
})
