import { generateKeyPairSync } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { embeddedEventLog } from "@kruisverband/broker"
import { Casework } from "@kruisverband/casework"
import { registerSignal } from "@kruisverband/contract"
import { bearer, listen, type PrivateJwk, serviceToken, tokenRequestOf, unavailable } from "@kruisverband/http"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { migrate } from "@kruisverband/store"
import { freePorts, startKeycloak } from "@kruisverband/testing"
import { Context, Effect, Layer, Redacted, Result, Schema } from "effect"
import { engineLayer } from "../engineLayer.ts"
import { DEMO_SEED } from "../RegionSeed.ts"
import { dpopProof } from "../testing/dpopProof.ts"
import { keycloakRealm } from "../testing/keycloakRealm.ts"

const keyOf = (kid: string): PrivateJwk => ({
  ...generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }),
  ...{ kty: "EC", alg: "ES256", kid, use: "sig" }
})

/** Follows redirects, with the cookies of one host by name. */
const browser = () => {
  const jar = new Map<string, string>()
  const go = async (
    target: string,
    init: RequestInit = {}
  ): Promise<{ readonly url: string; readonly text: string }> => {
    const headers = new Headers(init.headers)
    headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "))
    const response = await fetch(target, { ...init, headers, redirect: "manual" })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";")
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    const location = response.headers.get("location")
    const text = await response.text()
    return location === null ? { url: target, text } : go(new URL(location, target).href)
  }
  return go
}

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "kv-keycloak-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const casework = Effect.fn("casework")(function* (port: number, issuer: string, key: PrivateJwk) {
  const origin = `http://127.0.0.1:${port}`
  const memory = { data: "memory", databaseUrl: undefined }
  const shared = yield* Layer.build(embeddedEventLog.pipe(Layer.provideMerge(engineLayer(memory))))
  yield* Effect.provideContext(migrate(), shared)
  const layer = Casework.layer(
    {
      ...{ origin, issuer, webClient: { id: "casework-web", auth: { kind: "key", key: Redacted.make(key) } } },
      ingest: { baseUrl: origin, fetch: () => Promise.reject(new Error("none")), token: Effect.fail(unavailable()) }
    },
    { journal: undefined }
  )
  const keys = masterKeyLayer({ kind: "ephemeral" }).pipe(Layer.provideMerge(SecureRandom.layer))
  const services = yield* Layer.build(layer.pipe(Layer.provide([keys, Layer.succeedContext(shared)])))
  const { app, seedRegion } = Context.get(services, Casework)
  yield* seedRegion({ ...DEMO_SEED, issuer })
  yield* listen({ port, fetch: async (request) => app.fetch(request) })
  return origin
})

interface Bound {
  readonly origin: string
  readonly issuer: string
  readonly tokenEndpoint: string
  readonly key: PrivateJwk
  readonly verify: ReturnType<typeof bearer>
  /** Another client's token, bound to nothing. */
  readonly loose: string
}

const Answer = Schema.fromJsonString(Schema.Struct({ access_token: Schema.String, token_type: Schema.String }))

const altered = (token: string) => {
  const [header = "", claims = "", signature = ""] = token.split(".")
  const other = Buffer.from(claims, "base64url").toString().replace("welzijn-elzerveen", "politie-merenland")
  return [header, Buffer.from(other).toString("base64url"), signature].join(".")
}

/** A token that Keycloak binds to its holder's key works for the holder, one proof at a time, and for nobody else. */
const boundTokens = Effect.fn("boundTokens")(function* ({ issuer, key, loose, origin, tokenEndpoint, verify }: Bound) {
  const clientId = "welzijn-elzerveen"
  const ask = Effect.fn("ask")(function* (proof: string | undefined) {
    const auth = { kind: "key", key: Redacted.make(key) } as const
    const { form, headers } = yield* Effect.promise(() => tokenRequestOf(clientId, auth, issuer))
    const body = new URLSearchParams({ grant_type: "client_credentials", scope: "signals:write", ...form })
    const init = { method: "POST", body, headers: { ...headers, ...(proof === undefined ? {} : { DPoP: proof }) } }
    return yield* Effect.promise(async () => {
      const response = await fetch(tokenEndpoint, init)
      return { status: response.status, text: await response.text() }
    })
  })
  assert.strictEqual((yield* ask(undefined)).status, 400)
  const given = yield* ask(dpopProof(key, { method: "POST", url: tokenEndpoint }))
  assert.strictEqual(given.status, 200, given.text)
  const { access_token: token, token_type: type } = Schema.decodeUnknownSync(Answer)(given.text)
  assert.strictEqual(type, "DPoP")

  const url = `${origin}/ingest/v1/signals`
  const goal = { method: "POST", url, token }
  const call = (authorization: string, proof?: string) =>
    Effect.result(
      verify(
        registerSignal,
        new Request(url, {
          method: "POST",
          headers: { authorization, ...(proof === undefined ? {} : { dpop: proof }) }
        })
      )
    )
  const used = dpopProof(key, goal)
  const caller = yield* call(`DPoP ${token}`, used)
  assert.deepInclude(Result.getOrThrow(caller), { kind: "client", clientId, bound: true })
  // Again, with a proof of its own.
  assert.isTrue(Result.isSuccess(yield* call(`DPoP ${token}`, dpopProof(key, goal))))

  const thief = keyOf("thief")
  const minutesAgo = Math.floor((performance.timeOrigin + performance.now()) / 1000) - 120
  const forged: Readonly<Record<string, readonly [string, string?]>> = {
    "without a proof": [`DPoP ${token}`],
    "as a token that anybody may use": [`Bearer ${token}`],
    "as such, with a proof": [`Bearer ${token}`, dpopProof(key, goal)],
    "with a proof of another key": [`DPoP ${token}`, dpopProof(thief, goal)],
    "with a proof that was used": [`DPoP ${token}`, used],
    "with a proof for another method": [`DPoP ${token}`, dpopProof(key, { ...goal, method: "GET" })],
    "with a proof for another address": [`DPoP ${token}`, dpopProof(key, { ...goal, url: `${url}/batch` })],
    "with a proof for another service": [
      `DPoP ${token}`,
      dpopProof(key, { ...goal, url: "https://elsewhere.example/ingest/v1/signals" })
    ],
    "with a proof for another token": [`DPoP ${token}`, dpopProof(key, { ...goal, token: loose })],
    "with a proof for asking a token": [`DPoP ${token}`, dpopProof(key, { method: "POST", url })],
    "with an old proof": [`DPoP ${token}`, dpopProof(key, goal, { claims: { iat: minutesAgo } })],
    "with a proof of another type": [`DPoP ${token}`, dpopProof(key, goal, { header: { typ: "JWT" } })],
    "with a proof that names no algorithm": [`DPoP ${token}`, dpopProof(key, goal, { header: { alg: "none" } })],
    "with a proof whose number is short": [`DPoP ${token}`, dpopProof(key, goal, { claims: { jti: "1" } })],
    "with two proofs": [`DPoP ${token}`, `${dpopProof(key, goal)}, ${dpopProof(key, goal)}`],
    "altered to another client": [`DPoP ${altered(token)}`, dpopProof(key, { ...goal, token: altered(token) })],
    "without its signature": [`DPoP ${token.slice(0, token.lastIndexOf(".") + 1)}`, dpopProof(key, goal)]
  }
  for (const [how, [authorization, proof]] of Object.entries(forged)) {
    const answer = yield* call(authorization, proof)
    assert.strictEqual(Result.isFailure(answer) ? answer.failure.status : 200, 401, how)
  }
})

// Opt-in, as it takes minutes: KEYCLOAK=1, and KEYCLOAK_HOME for one that is here already.
describe.skipIf(process.env.KEYCLOAK !== "1")("an organisation's own Keycloak", () => {
  it.live(
    "logs people in, and gives partners' systems tokens, both by keys, bound to one where that is asked",
    () =>
      Effect.scoped(
        Effect.gen(function* () {
          const [web, partner, bound] = [keyOf("web-1"), keyOf("school-1"), keyOf("welfare-1")]
          const [port = 0] = yield* Effect.promise(() => freePorts(1))
          const dataDir = yield* folder
          const realm = keycloakRealm({ origin: `http://127.0.0.1:${port}`, web, partner, bound })
          const keycloak = yield* Effect.acquireRelease(
            Effect.promise(() => startKeycloak({ dataDir, realm })),
            ({ stop }) => Effect.promise(stop)
          )
          const issuer = keycloak.issuer("kruisverband")
          const origin = yield* casework(port, issuer, web)
          const go = browser()
          const form = yield* Effect.promise(() =>
            go(`${origin}/casework/v1/session/login?returnTo=/casework/v1/session`)
          )
          const action = /<form[^>]* action="([^"]*)"/u.exec(form.text)?.[1]?.replaceAll("&amp;", "&") ?? ""
          const credentials = new URLSearchParams({ username: "coordinator", password: "coordinator" })
          const end = yield* Effect.promise(() => go(action, { method: "POST", body: credentials }))
          assert.strictEqual(end.url, `${origin}/casework/v1/session`, end.text.slice(0, 300))
          assert.strictEqual(JSON.parse(end.text).user.id, "coordinator")

          const paths = `${issuer}/protocol/openid-connect`
          const token = yield* serviceToken({
            ...{ tokenEndpoint: `${paths}/token`, clientId: "school-de-linde", audience: issuer },
            ...{ auth: { kind: "key", key: Redacted.make(partner) }, scope: "signals:write signals:read" }
          })
          const verify = bearer({ issuer, jwksUri: `${paths}/certs` })
          const request = new Request(`${origin}/ingest/v1/signals`, { headers: { authorization: `Bearer ${token}` } })
          const caller = yield* verify(registerSignal, request)
          assert.strictEqual(caller.kind === "client" ? caller.clientId : "", "school-de-linde")
          yield* boundTokens({ origin, issuer, tokenEndpoint: `${paths}/token`, key: bound, verify, loose: token })
        })
      ),
    300_000
  )
})
