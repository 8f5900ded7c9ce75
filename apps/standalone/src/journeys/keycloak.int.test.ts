import { generateKeyPairSync } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { embeddedEventLog } from "@kruisverband/broker"
import { Casework } from "@kruisverband/casework"
import { registerSignal } from "@kruisverband/contract"
import { bearer, listen, type PrivateJwk, serviceToken, unavailable } from "@kruisverband/http"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { migrate } from "@kruisverband/store"
import { freePorts, startKeycloak } from "@kruisverband/testing"
import { Context, Effect, Layer, Redacted } from "effect"
import { engineLayer } from "../engineLayer.ts"
import { DEMO_SEED } from "../RegionSeed.ts"
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

// Opt-in, as it takes minutes: KEYCLOAK=1, and KEYCLOAK_HOME for one that is here already.
describe.skipIf(process.env.KEYCLOAK !== "1")("an organisation's own Keycloak", () => {
  it.live(
    "logs people in, and gives partners' systems tokens, both by keys",
    () =>
      Effect.scoped(
        Effect.gen(function* () {
          const [web, partner] = [keyOf("web-1"), keyOf("school-1")]
          const [port = 0] = yield* Effect.promise(() => freePorts(1))
          const dataDir = yield* folder
          const realm = keycloakRealm({ origin: `http://127.0.0.1:${port}`, web, partner })
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
        })
      ),
    300_000
  )
})
