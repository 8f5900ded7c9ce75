import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { demoCredentials, writeDemoCredentials } from "./demoCredentials.ts"
import { makeIdentity } from "./Identity.ts"
import { platformClients } from "./IdentityOptions.ts"
import { browser } from "./testing/browser.ts"

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

const users = [
  { username: "coordinator", displayName: "C. Jansen", password: "coordinator" },
  { username: "beleid", displayName: "B. Leid", password: "beleid" }
]
const redirect = "http://127.0.0.1:9/casework/v1/session/callback"

const started = Effect.fnUntraced(function* (dataDir?: string) {
  const port = yield* Effect.promise(freePort)
  const identity = yield* makeIdentity({
    issuer: `http://127.0.0.1:${port}/idp`,
    users,
    clients: platformClients({ partners: ["school-de-linde"], origin: "http://127.0.0.1:9" }),
    demo: true,
    dataDir
  })
  yield* identity.start(port)
  return identity
})

const token = (endpoint: string, client: string, secret: string, extra: Record<string, string> = {}) =>
  Effect.promise(() =>
    fetch(endpoint, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded"
      },
      body: new URLSearchParams({ grant_type: "client_credentials", ...extra }).toString()
    })
  )

const Discovery = Schema.Struct({
  issuer: Schema.String,
  token_endpoint: Schema.String,
  authorization_endpoint: Schema.String,
  code_challenge_methods_supported: Schema.Array(Schema.String)
})
const Token = Schema.Struct({ access_token: Schema.String, expires_in: Schema.Int })
const json = <A>(schema: Schema.Codec<A, unknown>, response: Response) =>
  Effect.flatMap(
    Effect.promise(() => response.json()),
    Schema.decodeUnknownEffect(schema)
  )

const authorizeUrl = (issuer: string, extra: Record<string, string> = {}) =>
  `${issuer}/auth?${new URLSearchParams({
    client_id: "casework-web",
    redirect_uri: redirect,
    response_type: "code",
    scope: "openid",
    state: "s-0123456789",
    nonce: "n-0123456789",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
    prompt: "login",
    ...extra
  })}`

it.live("describes itself below the mount path, from the issuer and not from the host a client claims", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const { issuer } = yield* started()
      const document = yield* json(
        Discovery,
        yield* Effect.promise(() =>
          fetch(`${issuer}/.well-known/openid-configuration`, { headers: { "x-forwarded-host": "evil.example" } })
        )
      )
      assert.strictEqual(document.issuer, issuer)
      assert.strictEqual(document.token_endpoint, `${issuer}/token`)
      assert.strictEqual(document.authorization_endpoint, `${issuer}/auth`)
      assert.deepStrictEqual(document.code_challenge_methods_supported, ["S256"])
    })
  )
)

it.live("gives a partner's system a signed access token of five minutes for our audience, with its own scopes", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const identity = yield* started()
      const secret = identity.clientSecrets["school-de-linde"] ?? ""
      const response = yield* token(identity.tokenEndpoint, "school-de-linde", secret)
      assert.strictEqual(response.status, 200)
      const body = yield* json(Token, response)
      assert.strictEqual(body.expires_in, 300)
      const keys = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`))
      const { payload, protectedHeader } = yield* Effect.promise(() =>
        jwtVerify(body.access_token, keys, { issuer: identity.issuer, audience: "urn:kruisverband:api", typ: "at+jwt" })
      )
      assert.strictEqual(protectedHeader.alg, "ES256")
      assert.strictEqual(payload.client_id, "school-de-linde")
      assert.strictEqual(payload.scope, "signals:write signals:read")
    })
  )
)

it.live("gives no system the scopes of another, and nothing for a wrong secret", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const identity = yield* started()
      const secret = identity.clientSecrets["school-de-linde"] ?? ""
      const more = yield* token(identity.tokenEndpoint, "school-de-linde", secret, { scope: "seals:open" })
      assert.strictEqual(more.status, 400)
      assert.strictEqual((yield* token(identity.tokenEndpoint, "school-de-linde", "wrong")).status, 401)
      assert.strictEqual((yield* token(identity.tokenEndpoint, "nobody", secret)).status, 401)
    })
  )
)

it.live("keeps keys and secrets over a restart, in files of the owner alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-identity-"))
  return Effect.gen(function* () {
    const first = yield* Effect.scoped(started(folder))
    const second = yield* Effect.scoped(started(folder))
    assert.deepStrictEqual(second.clientSecrets, first.clientSecrets)
    assert.deepStrictEqual(second.clientKeys, first.clientKeys)
    assert.deepStrictEqual(Object.keys(second.clientSecrets), ["school-de-linde"])
    assert.strictEqual(statSync(join(folder, "identity", "secrets.json")).mode & 0o777, 0o600)
    yield* writeDemoCredentials(folder, demoCredentials(second, ["school-de-linde"], users))
    const path = join(folder, "demo-credentials.json")
    assert.strictEqual(statSync(path).mode & 0o777, 0o600)
    const written = JSON.parse(readFileSync(path, "utf8"))
    assert.deepStrictEqual(Object.keys(written), ["tokenEndpoint", "partners", "users"])
    assert.deepStrictEqual(written.partners["school-de-linde"], {
      clientId: "school-de-linde",
      clientSecret: second.clientSecrets["school-de-linde"]
    })
    assert.deepStrictEqual(written.users.coordinator, { username: "coordinator", password: "coordinator" })
  }).pipe(Effect.ensuring(Effect.sync(() => rmSync(folder, { recursive: true, force: true }))))
})

it.live("shows an accessible form in the language asked for, without inline script", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const { issuer } = yield* started()
      const page = yield* Effect.promise(() => browser().open(authorizeUrl(issuer)))
      assert.strictEqual(page.status, 200)
      assert.include(page.html, '<html lang="nl">')
      assert.include(page.html, '<label for="username">Gebruikersnaam</label>')
      assert.include(page.html, 'name="password"')
      assert.notInclude(page.html, "<script")
      assert.notInclude(page.headers.get("content-security-policy") ?? "", "unsafe-inline")
      const english = yield* Effect.promise(() => browser().open(authorizeUrl(issuer, { ui_locales: "en" })))
      assert.include(english.html, '<html lang="en">')
    })
  )
)

it.live("logs a person in and comes back with a code", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const { issuer } = yield* started()
      const person = browser()
      yield* Effect.promise(() => person.open(authorizeUrl(issuer)))
      const end = yield* Effect.promise(() =>
        person.submit({ username: "coordinator", password: "coordinator" }, redirect)
      )
      assert.strictEqual(end.status, 303)
      const location = new URL(end.headers.get("location") ?? "")
      assert.strictEqual(location.origin + location.pathname, redirect)
      assert.isNotNull(location.searchParams.get("code"))
      assert.strictEqual(location.searchParams.get("state"), "s-0123456789")
    })
  )
)

it.live("asks again at each log-in, and lets another person log in in the same browser", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const { issuer } = yield* started()
      const person = browser()
      for (const name of ["coordinator", "beleid"]) {
        const form = yield* Effect.promise(() => person.open(authorizeUrl(issuer)))
        assert.include(form.html, 'name="password"')
        const end = yield* Effect.promise(() => person.submit({ username: name, password: name }, redirect))
        assert.include(end.headers.get("location") ?? "", "code=")
      }
    })
  )
)

it.live("answers a wrong password and an unknown name with the same page, and slows down whoever keeps guessing", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const { issuer } = yield* started()
      const attempt = (username: string) =>
        Effect.promise(async () => {
          const person = browser()
          await person.open(authorizeUrl(issuer))
          return person.submit({ username, password: "guess" }, redirect)
        })
      const shape = (html: string, name: string) => html.replaceAll(name, "NAME").replace(/interaction\/[\w-]+/u, "")
      const known = yield* attempt("coordinator")
      const unknown = yield* attempt("nobodyatall")
      assert.strictEqual(known.status, 401)
      assert.strictEqual(unknown.status, 401)
      assert.strictEqual(shape(known.html, "coordinator"), shape(unknown.html, "nobodyatall"))
      for (let i = 1; i < 10; i += 1) assert.strictEqual((yield* attempt("nobodyatall")).status, 401)
      const slowed = yield* attempt("nobodyatall")
      assert.strictEqual(slowed.status, 429)
      assert.isAbove(Number(slowed.headers.get("retry-after")), 0)
    })
  )
)

it.live("refuses a form that another site posts without the person's own interaction cookie", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const { issuer } = yield* started()
      const victim = browser()
      const page = yield* Effect.promise(() => victim.open(authorizeUrl(issuer)))
      const elsewhere = yield* Effect.promise(() =>
        fetch(page.url, {
          method: "POST",
          body: new URLSearchParams({ username: "coordinator", password: "coordinator" })
        })
      )
      assert.strictEqual(elsewhere.status, 400)
    })
  )
)

it.live("starts without a word on standard error", () =>
  Effect.scoped(
    Effect.gen(function* () {
      const said: Array<unknown> = []
      const { warn, info } = console
      console.warn = (...words) => said.push(words)
      console.info = (...words) => said.push(words)
      try {
        const { issuer } = yield* started()
        const person = browser()
        yield* Effect.promise(() => person.open(authorizeUrl(issuer)))
        yield* Effect.promise(() => person.submit({ username: "coordinator", password: "coordinator" }, redirect))
      } finally {
        console.warn = warn
        console.info = info
      }
      assert.deepStrictEqual(said, [])
    })
  )
)
