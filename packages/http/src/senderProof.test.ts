import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto"
import { assert, describe, it } from "@effect/vitest"
import { endpoint } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { calculateJwkThumbprint } from "jose"
import { AUDIENCE, bearer } from "./bearer.ts"
import { HttpProblem, unavailable } from "./HttpProblem.ts"

const ISSUER = "https://issuer.example"
const ORIGIN = "https://kruisverband.example"
const URL_ = `${ORIGIN}/ingest/v1/signals`

const issuer = generateKeyPairSync("ec", { namedCurve: "P-256" })
const holder = generateKeyPairSync("ec", { namedCurve: "P-256" })
const thief = generateKeyPairSync("ec", { namedCurve: "P-256" })

/** Of `CN=town` and `CN=other`, each signed by itself. */
const CERTIFICATE = [
  "MIIBdTCCARugAwIBAgIUaN2B5jm4MgKQe8602NAYfkNqfIIwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEdG93bjAgFw0yNjExMjYx",
  "MTIxMjBaGA8yMTI2MTEwMjExMjEyMFowDzENMAsGA1UEAwwEdG93bjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLNUYr32MLmZ",
  "HK+PLMi4V44JgZHwmWbVOEsjQNUtUELLY8k48vUOpou01l/G9nEK/pbBtHPdYCcLEyBvgfItsKijUzBRMB0GA1UdDgQWBBTGHmp0",
  "t/agtdc7z+iBQmsmRJ9MGTAfBgNVHSMEGDAWgBTGHmp0t/agtdc7z+iBQmsmRJ9MGTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49",
  "BAMCA0gAMEUCIQDPoUkM4glHXfPkMasF14KGwOtknsJfYDnwgylXmWsY2AIgEU01HcZBc04WLkETdQBQPH68EOfGvLwxn7U6JdA5",
  "IWQ="
].join("")
const OTHER_CERTIFICATE = [
  "MIIBeDCCAR2gAwIBAgIUGWAEL0yy9zLlWodglrIe24LRWOIwCgYIKoZIzj0EAwIwEDEOMAwGA1UEAwwFb3RoZXIwIBcNMjYxMTI2",
  "MTEyMTIwWhgPMjEyNjExMDIxMTIxMjBaMBAxDjAMBgNVBAMMBW90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEoXbPin8n",
  "1xgxt1oX6ZbOIpkr0h2A2imt3Xe3IH4iiaT6wPrpq55yhOVu6CqUJ8U8Bnsmp3XhUufUQ4MMKHIPnKNTMFEwHQYDVR0OBBYEFBp1",
  "kL7DhJgFYkObtrGQiN4byl9DMB8GA1UdIwQYMBaAFBp1kL7DhJgFYkObtrGQiN4byl9DMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI",
  "zj0EAwIDSQAwRgIhANoZR8msLk6GsyMEEPVQXsmOhmoz3RiXB9VHa3H6/O+3AiEAgPaD55uWWEf4s/xgLfaU/m22kMoxYeWysYNE",
  "UsJ4p9E="
].join("")

const write = endpoint({
  id: "write",
  method: "POST",
  path: "/signals",
  tag: "signals",
  summary: { nl: "x", en: "x" },
  auth: { kind: "client", scopes: ["signals:write"] },
  success: { status: 204, schema: Schema.Undefined }
})

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const signed = (header: object, claims: object, key: KeyObject) => {
  const body = `${part(header)}.${part(claims)}`
  return `${body}.${sign("sha256", Buffer.from(body), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`
}
const seconds = () => Math.floor((performance.timeOrigin + performance.now()) / 1000)
const digest = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("base64url")
const jwkOf = (pair: typeof holder) => {
  const { kty, crv, x, y } = pair.publicKey.export({ format: "jwk" })
  return { kty: String(kty), crv: String(crv), x: String(x), y: String(y) }
}

const token = (cnf?: object) =>
  signed(
    { alg: "ES256", typ: "at+jwt", kid: "k1" },
    {
      ...{ iss: ISSUER, aud: AUDIENCE, iat: seconds(), exp: seconds() + 300, jti: crypto.randomUUID() },
      ...{ client_id: "school", scope: "signals:write" },
      ...(cnf === undefined ? {} : { cnf })
    },
    issuer.privateKey
  )

interface Over {
  readonly header?: object
  readonly claims?: object
  readonly pair?: typeof holder
}
const proof = (accessToken: string, { claims, header, pair = holder }: Over = {}) =>
  signed(
    { alg: "ES256", typ: "dpop+jwt", jwk: jwkOf(pair), ...header },
    { jti: crypto.randomUUID(), htm: "POST", htu: URL_, iat: seconds(), ath: digest(accessToken), ...claims },
    pair.privateKey
  )

const authenticate = bearer({ issuer: ISSUER, jwksUri: "", keys: async () => issuer.publicKey, origin: ORIGIN })
const call = (headers: Readonly<Record<string, string>>, verify = authenticate) =>
  Effect.runPromise(
    verify(write, new Request(URL_.replace(ORIGIN, "http://127.0.0.1:8081"), { method: "POST", headers })).pipe(
      Effect.map((caller) => (caller.kind === "client" && caller.bound ? "bound" : caller.kind)),
      Effect.catch((problem) => Effect.succeed(`${problem.status}`))
    )
  )

describe("a token bound to a key", async () => {
  const bound = token({ jkt: await calculateJwkThumbprint(jwkOf(holder)) })
  const dpop = (value: string) => ({ authorization: `DPoP ${bound}`, dpop: value })

  it("opens what it opens for who proves to hold the key, as often as a new proof comes", async () => {
    assert.strictEqual(await call(dpop(proof(bound))), "bound")
    assert.strictEqual(await call(dpop(proof(bound))), "bound")
  })

  const stolen: ReadonlyArray<readonly [string, () => Readonly<Record<string, string>>]> = [
    ["without a proof", () => ({ authorization: `DPoP ${bound}` })],
    ["as if it were not bound", () => ({ authorization: `Bearer ${bound}` })],
    ["as if it were not bound, with a proof", () => ({ ...dpop(proof(bound)), authorization: `Bearer ${bound}` })],
    ["with the proof of another key", () => dpop(proof(bound, { pair: thief }))],
    [
      "with the holder's key in a proof that a thief signed",
      () => {
        const claims = { jti: crypto.randomUUID(), htm: "POST", htu: URL_, iat: seconds(), ath: digest(bound) }
        return dpop(signed({ alg: "ES256", typ: "dpop+jwt", jwk: jwkOf(holder) }, claims, thief.privateKey))
      }
    ],
    ["with a proof of another method", () => dpop(proof(bound, { claims: { htm: "GET" } }))],
    ["with a proof for another address", () => dpop(proof(bound, { claims: { htu: `${URL_}/check` } }))],
    [
      "with a proof for another host",
      () => dpop(proof(bound, { claims: { htu: URL_.replace(ORIGIN, "https://evil.example") } }))
    ],
    [
      "with a proof for where the request says it went",
      () => dpop(proof(bound, { claims: { htu: URL_.replace(ORIGIN, "http://127.0.0.1:8081") } }))
    ],
    ["with a proof for another token", () => dpop(proof(token()))],
    ["with a proof without a token", () => dpop(proof(bound, { claims: { ath: undefined } }))],
    ["with an old proof", () => dpop(proof(bound, { claims: { iat: seconds() - 90 } }))],
    ["with a proof of later", () => dpop(proof(bound, { claims: { iat: seconds() + 90 } }))],
    ["with a proof that has no id", () => dpop(proof(bound, { claims: { jti: undefined } }))],
    ["with a proof that has a short id", () => dpop(proof(bound, { claims: { jti: "1" } }))],
    ["with a proof of another type", () => dpop(proof(bound, { header: { typ: "JWT" } }))],
    ["with a proof that says alg none", () => dpop(proof(bound, { header: { alg: "none" } }).replace(/[^.]+$/u, ""))],
    ["with a proof that says HS256", () => dpop(proof(bound, { header: { alg: "HS256" } }))],
    ["with a proof without a key", () => dpop(proof(bound, { header: { jwk: undefined } }))],
    [
      "with a proof that gives a private key",
      () => dpop(proof(bound, { header: { jwk: holder.privateKey.export({ format: "jwk" }) } }))
    ],
    ["with two proofs", () => dpop(`${proof(bound)}, ${proof(bound)}`)]
  ]
  it.each(stolen)("%s is 401", async (_what, headers) => {
    assert.strictEqual(await call(headers()), "401")
  })

  it("is 401 when its proof comes twice, also at the same moment", async () => {
    const once = dpop(proof(bound))
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(once)))
    assert.deepStrictEqual(answers.toSorted(), ["401", "401", "401", "401", "bound"])
  })

  it("is refused for a while, and not let through, when nobody can say whether a proof was used", async () => {
    const firstUse = () => Promise.reject(unavailable())
    const forgetful = bearer({
      issuer: ISSUER,
      jwksUri: "",
      keys: async () => issuer.publicKey,
      origin: ORIGIN,
      firstUse
    })
    assert.strictEqual(await call(dpop(proof(bound)), forgetful), "503")
  })
})

describe("a token bound to a certificate", () => {
  const bound = token({ "x5t#S256": digest(Buffer.from(CERTIFICATE, "base64")) })
  const over = (certificate: string) => call({ authorization: `Bearer ${bound}`, "client-cert": certificate })

  it("opens what it opens over a connection with that certificate, and no other", async () => {
    assert.strictEqual(await over(`:${CERTIFICATE}:`), "bound")
    assert.strictEqual(await call({ authorization: `Bearer ${bound}` }), "401")
    for (const certificate of [
      `:${OTHER_CERTIFICATE}:`,
      CERTIFICATE,
      "::",
      `:${btoa("x")}:`,
      `:${CERTIFICATE}:, :${CERTIFICATE}:`
    ]) {
      assert.strictEqual(await over(certificate), "401", certificate.slice(0, 8))
    }
  })
})

describe("a token that is bound to nobody", () => {
  it("is taken as before, and not as what it is not", async () => {
    const free = token()
    assert.strictEqual(await call({ authorization: `Bearer ${free}` }), "client")
    assert.strictEqual(await call({ authorization: `DPoP ${free}`, dpop: proof(free) }), "401")
    assert.strictEqual(await call({ authorization: `Bearer ${token({ unknown: "x" })}` }), "401")
  })

  it("has the demand told with the refusal", async () => {
    const problem = await Effect.runPromise(Effect.flip(authenticate(write, new Request(URL_, { method: "POST" }))))
    assert.instanceOf(problem, HttpProblem)
    assert.include(problem.headers?.["WWW-Authenticate"] ?? "", "DPoP")
  })
})
