import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { assert, layer } from "@effect/vitest"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import { listen, type PrivateJwk, RateLimit, unavailable } from "@kruisverband/http"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { journalIn } from "@kruisverband/vault"
import { Context, Effect, Layer, Redacted } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { makeCaseworkApp } from "../makeCaseworkApp.ts"
import { seedRegion } from "../registry/seedRegion.ts"
import { LinkHub } from "../stream/LinkHub.ts"
import { caseworkStore } from "../testing/store.ts"
import { vaultKeys } from "../vault/vaultKeys.ts"
import { OpenId } from "./OpenId.ts"

const MAIN = fileURLToPath(new URL("../../../identity/src/main.ts", import.meta.url))

const freePort = Effect.callback<number>((resume) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "kv-login-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** The embedded provider as the process it is in the distributed form. */
const provider = (env: Record<string, string>) =>
  Effect.acquireRelease(
    Effect.callback<ChildProcess>((resume) => {
      const child = spawn(process.execPath, [MAIN], {
        env: { ...process.env, ...env },
        stdio: ["ignore", "pipe", "inherit"]
      })
      child.stdout.once("data", () => resume(Effect.succeed(child)))
      child.once("exit", (code) => resume(Effect.die(new Error(`identity ended with ${code}`))))
    }),
    (child) =>
      Effect.callback<void>((resume) => {
        child.once("exit", () => resume(Effect.void))
        child.kill("SIGTERM")
      })
  )

class Platform extends Context.Service<Platform, { readonly origin: string; readonly issuer: string }>()(
  "casework/session/login.test/Platform"
) {}

/** Casework on a port of its own, and the provider on another: a real log-in, over loopback. */
const platform = Layer.effect(
  Platform,
  Effect.gen(function* () {
    const [port, idpPort] = [yield* freePort, yield* freePort]
    const origin = `http://127.0.0.1:${port}`
    const issuer = `http://127.0.0.1:${idpPort}/idp`
    const data = yield* folder
    yield* provider({ PORT: String(idpPort), PUBLIC_URL: origin, ISSUER: issuer, KRUISVERBAND_DATA: data })
    const key: PrivateJwk = JSON.parse(readFileSync(join(data, "identity", "casework-web.key.json"), "utf8"))
    const config = Layer.succeed(CaseworkConfig, {
      origin,
      issuer,
      webClient: { id: "casework-web", auth: { kind: "key", key: Redacted.make(key) } },
      ingest: { baseUrl: origin, fetch: () => Promise.reject(new Error("none")), token: Effect.fail(unavailable()) }
    })
    const services = yield* Layer.build(
      Layer.mergeAll(
        LinkHub.layer,
        OpenId.layer,
        vaultKeys,
        journalIn(undefined, "casework"),
        RateLimit.layer({ perSecond: 500, burst: 500 })
      ).pipe(
        Layer.provideMerge(masterKeyLayer({ kind: "ephemeral" })),
        Layer.provideMerge(Layer.mergeAll(config, caseworkStore, SecureRandom.layer))
      )
    )
    const app = yield* Effect.provideContext(makeCaseworkApp, services)
    yield* Effect.provideContext(
      seedRegion({
        region: demoRegion,
        partners: demoPartners,
        covenants: demoCovenants,
        // Known at the provider and not here: may log in there, and gets nowhere.
        users: demoUsers.filter((user) => user.id !== "balie"),
        issuer
      }),
      services
    )
    yield* listen({ port, fetch: async (request) => app.fetch(request) })
    return Platform.of({ origin, issuer })
  })
)

/** Cookies by name and path prefix, for one host: what a browser keeps. */
const browser = () => {
  const jar = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>()
  const go = async (target: string, init: RequestInit = {}): Promise<{ url: URL; response: Response }> => {
    const url = new URL(target)
    const headers = new Headers(init.headers)
    headers.set(
      "cookie",
      [...jar.values()]
        .filter((cookie) => url.pathname.startsWith(cookie.path))
        .map(({ name, value }) => `${name}=${value}`)
        .join("; ")
    )
    const response = await fetch(url, { ...init, headers, redirect: "manual" })
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim())
      const name = pair.slice(0, pair.indexOf("="))
      const value = pair.slice(pair.indexOf("=") + 1)
      const path = attributes.find((attribute) => /^path=/iu.test(attribute))?.slice(5) ?? "/"
      if (value === "") jar.delete(name + path)
      else jar.set(name + path, { name, value, path })
    }
    const location = response.headers.get("location")
    return location === null || !/^30[1237]$/u.test(String(response.status)) || init.redirect === "manual"
      ? { url, response }
      : go(new URL(location, url).href)
  }
  const cookie = (name: string) => [...jar.values()].find((one) => one.name === name)?.value
  return { go, cookie, plant: (name: string, value: string) => jar.set(`${name}/`, { name, value, path: "/" }) }
}

const fillIn = async (person: ReturnType<typeof browser>, start: string, user: string) => {
  const { url, response } = await person.go(start)
  const action = /<form[^>]* action="([^"]*)"/u.exec(await response.text())?.[1] ?? ""
  return person.go(new URL(action, url).href, {
    method: "POST",
    body: new URLSearchParams({ username: user, password: user })
  })
}

layer(platform, { timeout: "60 seconds", excludeTestServices: true })("log-in at an OpenID provider", (it) => {
  it.effect("ends at the page asked for, with a session in an HttpOnly cookie and no token in the browser", () =>
    Effect.gen(function* () {
      const { origin } = yield* Platform
      const person = browser()
      person.plant("kv_session", "planted-by-another")
      const start = `${origin}/casework/v1/session/login?returnTo=/casework/v1/session&locale=en`
      const { url, response } = yield* Effect.promise(() => fillIn(person, start, "coordinator"))
      assert.strictEqual(url.href, `${origin}/casework/v1/session`)
      const text = yield* Effect.promise(() => response.text())
      assert.strictEqual(response.status, 200, text)
      assert.strictEqual(JSON.parse(text).user.id, "coordinator")
      // Fixation: what was planted is not what the session is under.
      assert.notStrictEqual(person.cookie("kv_session"), "planted-by-another")
      assert.isAbove(person.cookie("kv_session")?.length ?? 0, 40)
      assert.isUndefined(person.cookie("kv_login"))
      assert.notInclude(text, "eyJ")
    })
  )

  it.effect("sets cookies that scripts and other sites cannot use", () =>
    Effect.gen(function* () {
      const { origin, issuer } = yield* Platform
      const answer = yield* Effect.promise(() => fetch(`${origin}/casework/v1/session/login`, { redirect: "manual" }))
      const target = new URL(answer.headers.get("location") ?? "")
      assert.isTrue(target.href.startsWith(`${issuer}/auth?`))
      assert.strictEqual(target.searchParams.get("code_challenge_method"), "S256")
      for (const name of ["state", "nonce", "code_challenge"])
        assert.isAbove(target.searchParams.get(name)?.length ?? 0, 30)
      assert.match(
        answer.headers.get("set-cookie") ?? "",
        /^kv_login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=900$/u
      )
    })
  )

  it.effect("redeems a callback once, and only in the browser that began it", () =>
    Effect.gen(function* () {
      const { origin } = yield* Platform
      const person = browser()
      yield* Effect.promise(() =>
        fillIn(person, `${origin}/casework/v1/session/login?returnTo=/casework/v1/session`, "docent")
      )
      // A callback with the state of one log-in, in a browser that is in the middle of another.
      const victim = browser()
      yield* Effect.promise(() => victim.go(`${origin}/casework/v1/session/login`))
      const attacker = yield* Effect.promise(() => fetch(`${origin}/casework/v1/session/login`, { redirect: "manual" }))
      const state = new URL(attacker.headers.get("location") ?? "").searchParams.get("state")
      const forged = yield* Effect.promise(() =>
        fetch(`${origin}/casework/v1/session/callback?code=x&state=${state}`, {
          redirect: "manual",
          headers: { cookie: `kv_login=${victim.cookie("kv_login")}` }
        })
      )
      assert.strictEqual(forged.headers.get("location"), "/?login=expired")
      assert.isFalse(forged.headers.getSetCookie().some((cookie) => cookie.startsWith("kv_session")))
    })
  )

  it.effect("refuses a code the provider did not give", () =>
    Effect.gen(function* () {
      const { origin } = yield* Platform
      const start = yield* Effect.promise(() => fetch(`${origin}/casework/v1/session/login`, { redirect: "manual" }))
      const state = new URL(start.headers.get("location") ?? "").searchParams.get("state")
      const cookie = (start.headers.get("set-cookie") ?? "").split(";")[0] ?? ""
      const callback = () =>
        fetch(`${origin}/casework/v1/session/callback?code=made-up&state=${state}`, {
          redirect: "manual",
          headers: { cookie }
        })
      assert.strictEqual((yield* Effect.promise(callback)).headers.get("location"), "/?login=refused")
      assert.strictEqual((yield* Effect.promise(callback)).headers.get("location"), "/?login=expired")
    })
  )

  it.effect("lets nobody in whom casework does not know", () =>
    Effect.gen(function* () {
      const { origin } = yield* Platform
      const person = browser()
      const { url } = yield* Effect.promise(() => fillIn(person, `${origin}/casework/v1/session/login`, "balie"))
      assert.strictEqual(url.search, "?login=unknown-user")
      assert.isUndefined(person.cookie("kv_session"))
    })
  )
})
