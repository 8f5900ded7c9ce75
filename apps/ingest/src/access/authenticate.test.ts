import { createHash, generateKeyPairSync, sign } from "node:crypto"
import { afterAll, assert, beforeAll, describe, it, vi } from "@effect/vitest"
import { CovenantDocument, CovenantId } from "@kruisverband/domain"
import { CovenantPublished } from "@kruisverband/events"
import { Schema } from "effect"
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
    ["that says RS256", () => ({ header: { alg: "RS256" } })],
    ["whose key is a path", () => ({ header: { kid: "../../dev/null", alg: "HS256" } })],
    [
      "that brings its own key",
      () => {
        const own = generateKeyPairSync("ec", { namedCurve: "P-256" })
        return { header: { jwk: own.publicKey.export({ format: "jwk" }) }, key: own.privateKey }
      }
    ],
    [
      "that says where its key is",
      () => ({
        header: { jku: "http://evil.example/jwks", x5u: "http://evil.example/cert" },
        key: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey
      })
    ],
    ["that asks for what we do not know", () => ({ header: { crit: ["exp2"], exp2: 1 } })],
    ["bound to a key that nobody shows", () => ({ claims: { cnf: { jkt: "A".repeat(43) } } })],
    ["bound to a certificate that nobody shows", () => ({ claims: { cnf: { "x5t#S256": "A".repeat(43) } } })],
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

describe("a covenant that asks for tokens bound to their holder", () => {
  it("shuts out a party's system with a token that anybody could use, and no other partner's", async () => {
    const other = await startIngest()
    try {
      const list = (as: string) => other.call("GET", "/signals", { as })
      assert.strictEqual((await list("trained")).status, 200)
      await other.tell([
        CovenantPublished.make({
          covenant: CovenantId.make("guarded"),
          versions: [
            Schema.decodeUnknownSync(CovenantDocument)({
              id: "guarded",
              parties: [{ partner: "trained", angle: "police" }],
              boundTokens: true
            })
          ]
        })
      ])
      // Known anew after a second at most.
      await vi.waitFor(async () => assert.strictEqual((await list("trained")).status, 401), { timeout: 30_000 })
      const refused = await list("trained")
      assert.include(refused.headers.get("www-authenticate") ?? "", "DPoP")
      assert.include(refused.text, "token-not-bound")
      assert.strictEqual((await list("school")).status, 200)
      const behalf = { "x-on-behalf-of-partner": "trained", "x-on-behalf-of-user": "agent" }
      const delegated = { as: "svc-casework", scope: "signals:delegate", headers: behalf }
      assert.strictEqual((await other.call("GET", "/signals", delegated)).status, 200)
    } finally {
      await other.stop()
    }
  }, 60_000)

  it("lets it in with a token bound to its key, for one use of each proof, whichever instance it comes to", async () => {
    const holder = generateKeyPairSync("ec", { namedCurve: "P-256" })
    const { kty, crv, x, y } = holder.publicKey.export({ format: "jwk" })
    const jwk = { crv: String(crv), kty: String(kty), x: String(x), y: String(y) }
    const jkt = createHash("sha256").update(JSON.stringify(jwk)).digest("base64url")
    const token = ingest.issuer.token("school", "signals:read", { claims: { cnf: { jkt } } })
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
    const ath = createHash("sha256").update(token).digest("base64url")
    const claims = { jti: crypto.randomUUID(), htm: "GET", htu: "http://localhost/ingest/v1/signals", iat: now(), ath }
    const body = `${part({ typ: "dpop+jwt", alg: "ES256", jwk })}.${part(claims)}`
    const signature = sign("sha256", Buffer.from(body), { key: holder.privateKey, dsaEncoding: "ieee-p1363" })
    const headers = { authorization: `DPoP ${token}`, dpop: `${body}.${signature.toString("base64url")}` }
    assert.strictEqual((await ingest.call("GET", "/signals", { headers })).status, 200)
    assert.strictEqual((await ingest.call("GET", "/signals", { headers })).status, 401)
    const rows = await ingest.query("select id from ingest.used_proof")
    assert.lengthOf(rows, 1)
  })
})

describe("too many requests", () => {
  it("are told when to try again, per client and per professional", async () => {
    const slow = await startIngest({ perSecond: 0.01, burst: 3 })
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
