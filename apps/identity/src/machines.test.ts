import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto"
import { createServer } from "node:net"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { decodeJwt } from "jose"
import { makeIdentity } from "./Identity.ts"
import { type IdentityClient, type PublicJwk, platformClients } from "./IdentityOptions.ts"

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

const publicOf = (key: KeyObject, kid: string): PublicJwk => {
  const { kty = "EC", ...rest } = key.export({ format: "jwk" })
  return { ...rest, kty, kid, alg: kty === "RSA" ? "PS256" : "ES256", use: "sig" }
}
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" })
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 })
const other = generateKeyPairSync("ec", { namedCurve: "P-256" })
const holder = generateKeyPairSync("ec", { namedCurve: "P-256" })

const started = Effect.gen(function* () {
  const port = yield* Effect.promise(freePort)
  const identity = yield* makeIdentity({
    issuer: `http://127.0.0.1:${port}/idp`,
    users: [],
    clients: platformClients({
      partners: ["demo"],
      registered: [
        { id: "school", keys: [publicOf(ec.publicKey, "k1")], binding: undefined },
        { id: "police", keys: [publicOf(rsa.publicKey, "r1")], binding: undefined },
        { id: "care", keys: [publicOf(ec.publicKey, "k1")], binding: "dpop" },
        { id: "town", keys: [publicOf(ec.publicKey, "k1")], binding: "certificate" }
      ],
      origin: "http://127.0.0.1:9"
    }),
    demo: true
  })
  yield* identity.start(port, "127.0.0.1", (address) => address === "127.0.0.1")
  return identity
})

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const seconds = () => Math.floor(Date.now() / 1000)

interface Over {
  readonly header?: object
  readonly claims?: object
  readonly key?: KeyObject
}

const assertion = (client: string, issuer: string, over: Over = {}) => {
  const key = over.key ?? ec.privateKey
  const pss = key.asymmetricKeyType === "rsa"
  const header = { alg: pss ? "PS256" : "ES256", kid: pss ? "r1" : "k1", ...over.header }
  const claims = {
    ...{ iss: client, sub: client, aud: issuer, iat: seconds(), exp: seconds() + 60 },
    jti: randomBytes(16).toString("base64url"),
    ...over.claims
  }
  const body = `${encoded(header)}.${encoded(claims)}`
  const signature = sign(
    "sha256",
    Buffer.from(body),
    pss ? { key, padding: 6, saltLength: 32 } : { key, dsaEncoding: "ieee-p1363" }
  )
  return `${body}.${signature.toString("base64url")}`
}

const Answer = Schema.Struct({
  access_token: Schema.optionalKey(Schema.String),
  token_type: Schema.optionalKey(Schema.String),
  error: Schema.optionalKey(Schema.String)
})

const ask = (issuer: string, clientAssertion: string, headers: Readonly<Record<string, string>> = {}) =>
  Effect.promise(() =>
    fetch(`${issuer}/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: clientAssertion
      })
    }).then(async (response) => {
      const body = Schema.decodeUnknownSync(Answer)(await response.json())
      return { status: response.status, ...body }
    })
  )

const proof = (method: string, url: string) => {
  const { kty, crv, x, y } = holder.publicKey.export({ format: "jwk" })
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } }
  const claims = { htm: method, htu: url, iat: seconds(), jti: randomBytes(16).toString("base64url") }
  const body = `${encoded(header)}.${encoded(claims)}`
  const key = { key: holder.privateKey, dsaEncoding: "ieee-p1363" } as const
  return `${body}.${sign("sha256", Buffer.from(body), key).toString("base64url")}`
}

/** Of `CN=town`, signed by itself. */
const CERTIFICATE = [
  "MIIBdTCCARugAwIBAgIUaN2B5jm4MgKQe8602NAYfkNqfIIwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEdG93bjAgFw0yNjExMjYx",
  "MTIxMjBaGA8yMTI2MTEwMjExMjEyMFowDzENMAsGA1UEAwwEdG93bjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLNUYr32MLmZ",
  "HK+PLMi4V44JgZHwmWbVOEsjQNUtUELLY8k48vUOpou01l/G9nEK/pbBtHPdYCcLEyBvgfItsKijUzBRMB0GA1UdDgQWBBTGHmp0",
  "t/agtdc7z+iBQmsmRJ9MGTAfBgNVHSMEGDAWgBTGHmp0t/agtdc7z+iBQmsmRJ9MGTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49",
  "BAMCA0gAMEUCIQDPoUkM4glHXfPkMasF14KGwOtknsJfYDnwgylXmWsY2AIgEU01HcZBc04WLkETdQBQPH68EOfGvLwxn7U6JdA5",
  "IWQ="
].join("")

describe("a partner's system with a key of its own", () => {
  it.live("gets a token for an assertion by ES256 or PS256, for the issuer or its token endpoint", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { issuer, tokenEndpoint } = yield* started
        const answers = [
          yield* ask(issuer, assertion("school", issuer)),
          yield* ask(issuer, assertion("school", tokenEndpoint)),
          yield* ask(issuer, assertion("police", issuer, { key: rsa.privateKey }))
        ]
        assert.deepStrictEqual(
          answers.map(({ status, token_type }) => [status, token_type]),
          Array.from({ length: 3 }, () => [200, "Bearer"])
        )
        assert.strictEqual(decodeJwt(answers[0]?.access_token ?? "").client_id, "school")
      })
    )
  )

  it.live("gets nothing for an assertion that is forged, stale, long-lived, for somebody else, or used before", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { issuer } = yield* started
        const used = assertion("school", issuer)
        assert.strictEqual((yield* ask(issuer, used)).status, 200)
        const forged: ReadonlyArray<readonly [string, string]> = [
          ["used before", used],
          ["by another's key", assertion("school", issuer, { key: other.privateKey })],
          ["alg none", `${assertion("school", issuer, { header: { alg: "none" } }).replace(/[^.]+$/u, "")}`],
          ["HS256 with the public key", assertion("school", issuer, { header: { alg: "HS256" } })],
          [
            "kid that is a path",
            assertion("school", issuer, { header: { kid: "../../dev/null" }, key: other.privateKey })
          ],
          ["key from a URL", assertion("school", issuer, { header: { jku: "http://evil.example/jwks" } })],
          ["key in its own header", assertion("school", issuer, { header: { jwk: publicOf(ec.publicKey, "k1") } })],
          ["expired", assertion("school", issuer, { claims: { iat: seconds() - 120, exp: seconds() - 61 } })],
          ["two minutes long", assertion("school", issuer, { claims: { exp: seconds() + 120 } })],
          ["without a beginning", assertion("school", issuer, { claims: { iat: undefined } })],
          [
            "of tomorrow",
            assertion("school", issuer, { claims: { iat: seconds() + 86_400, exp: seconds() + 86_450 } })
          ],
          ["not valid yet", assertion("school", issuer, { claims: { nbf: seconds() + 600 } })],
          ["for another audience", assertion("school", issuer, { claims: { aud: "https://other.example" } })],
          ["for two audiences", assertion("school", issuer, { claims: { aud: [issuer, "https://other.example"] } })],
          ["with another issuer", assertion("school", issuer, { claims: { iss: "police" } })],
          ["with a short id", assertion("school", issuer, { claims: { jti: "1" } })],
          ["without an id", assertion("school", issuer, { claims: { jti: undefined } })],
          ["of a client with a secret", assertion("demo", issuer)],
          ["of nobody", assertion("nobody", issuer)]
        ]
        for (const [what, token] of forged) {
          const { status, error } = yield* ask(issuer, token)
          assert.deepStrictEqual([what, status, error], [what, 401, "invalid_client"])
        }
      })
    )
  )

  it.live("gets one token for an assertion that comes twice at the same moment", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { issuer } = yield* started
        const twice = assertion("school", issuer)
        const answers = yield* Effect.all(
          Array.from({ length: 8 }, () => ask(issuer, twice)),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(answers.filter(({ status }) => status === 200).length, 1)
      })
    )
  )

  it.live("gets a token bound to the key that it proves, and none without a proof where that is asked", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { issuer, tokenEndpoint } = yield* started
        assert.strictEqual((yield* ask(issuer, assertion("care", issuer))).status, 400)
        const stolen = { dpop: proof("POST", "https://other.example/token") }
        assert.strictEqual((yield* ask(issuer, assertion("care", issuer), stolen)).status, 400)
        const bound = yield* ask(issuer, assertion("care", issuer), { dpop: proof("POST", tokenEndpoint) })
        assert.deepStrictEqual([bound.status, bound.token_type], [200, "DPoP"])
        assert.hasAllKeys(decodeJwt(bound.access_token ?? "").cnf, ["jkt"])
      })
    )
  )

  it.live("gets a token bound to the certificate that the gateway saw, and none without one where that is asked", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { issuer } = yield* started
        for (const header of [{}, { "client-cert": "x" }, { "client-cert": `:${btoa("no certificate")}:` }]) {
          assert.strictEqual((yield* ask(issuer, assertion("town", issuer), header)).status, 400)
        }
        const bound = yield* ask(issuer, assertion("town", issuer), { "client-cert": `:${CERTIFICATE}:` })
        assert.strictEqual(bound.status, 200)
        const thumbprint = createHash("sha256").update(Buffer.from(CERTIFICATE, "base64")).digest("base64url")
        assert.deepStrictEqual(decodeJwt(bound.access_token ?? "").cnf, { "x5t#S256": thumbprint })
      })
    )
  )
})

describe("a shared secret", () => {
  it.live("is for the demonstration only: elsewhere the provider does not start", () =>
    Effect.gen(function* () {
      const secret: IdentityClient = { kind: "machine", id: "school", scopes: [], auth: { kind: "secret" } }
      const options = { issuer: "http://127.0.0.1:9/idp", users: [], demo: false } as const
      const error = yield* Effect.flip(makeIdentity({ ...options, clients: [secret] }))
      assert.strictEqual(error._tag, "IdentityError")
      const clients = platformClients({ partners: [], origin: "http://127.0.0.1:9" })
      assert.deepStrictEqual((yield* makeIdentity({ ...options, clients })).clientSecrets, {})
    })
  )
})
