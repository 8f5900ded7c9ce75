import { assert, layer } from "@effect/vitest"
import { SessionView } from "@kruisverband/contract"
import { RateLimit } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { as, fresh, ORIGIN, send, signalOf, tellLink, world } from "../testing/world.ts"
import { returnPath } from "./returnPath.ts"
import { findUser } from "./Sessions.ts"

const reason = "navraag gedaan"

layer(world, { timeout: "60 seconds" })("session", (it) => {
  it.effect("says who is logged in, and 401 to whoever is not, without a challenge", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const teacher = yield* as(app, "docent")
      const { user, csrf } = Schema.decodeUnknownSync(SessionView)((yield* teacher.get("/session")).json)
      assert.strictEqual(user.id, "docent")
      assert.strictEqual(user.partner, "school-de-linde")
      assert.strictEqual(csrf, teacher.session.csrf)
      for (const cookie of [
        "",
        "kv_session=",
        "kv_session=guess",
        `kv_session=${teacher.session.token}; kv_session=x`
      ]) {
        const answer = yield* send(app, "/session", { headers: { cookie } })
        assert.strictEqual(answer.status, 401, cookie)
        assert.isNull(answer.headers.get("www-authenticate"))
      }
    })
  )

  it.effect("keeps the token nowhere", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const teacher = yield* as(app, "docent")
      const { run } = yield* Sql
      const rows = yield* run("test", (db) => db.selectFrom("casework.session").selectAll().execute())
      assert.strictEqual(rows.length, 1)
      assert.notInclude(JSON.stringify(rows), teacher.session.token)
    })
  )

  it.effect("refuses a change without the token, from another origin or from another site", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")])
      const coordinator = yield* as(app, "coordinator")
      const other = yield* as(app, "coordinator")
      const confirm = (headers: Record<string, string>) =>
        send(app, `/links/${facts.link}/confirm`, {
          method: "POST",
          headers: { cookie: coordinator.headers.cookie, "content-type": "application/json", ...headers },
          body: JSON.stringify({ reason })
        })
      const token = { "x-csrf-token": coordinator.session.csrf }
      for (const headers of [
        {},
        { "x-csrf-token": "" },
        { "x-csrf-token": other.session.csrf },
        { ...token, "sec-fetch-site": "cross-site" },
        { ...token, "sec-fetch-site": "same-site" },
        { ...token, origin: "https://evil.example" }
      ]) {
        const answer = yield* confirm(headers)
        assert.strictEqual(answer.status, 403, JSON.stringify(headers))
        assert.include(answer.text, "not-from-our-own-page")
      }
      assert.strictEqual((yield* confirm({ ...token, "sec-fetch-site": "same-origin", origin: ORIGIN })).status, 200)
    })
  )

  it.effect("ends after half an hour of silence, and after ten hours whatever happens", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const quiet = yield* as(app, "docent")
      yield* TestClock.adjust("29 minutes")
      assert.strictEqual((yield* quiet.get("/session")).status, 200)
      yield* TestClock.adjust("29 minutes")
      assert.strictEqual((yield* quiet.get("/session")).status, 200)
      yield* TestClock.adjust("30 minutes")
      assert.strictEqual((yield* quiet.get("/session")).status, 401)

      const busy = yield* as(app, "docent")
      for (let passed = 0; passed < 10 * 60 - 20; passed += 20) {
        assert.strictEqual((yield* busy.get("/session")).status, 200, String(passed))
        yield* TestClock.adjust("20 minutes")
      }
      yield* TestClock.adjust("20 minutes")
      assert.strictEqual((yield* busy.get("/session")).status, 401)
    })
  )

  it.effect("ends at log-out, there and then, and has the browser forget", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const teacher = yield* as(app, "docent")
      const out = yield* teacher.post("/session/logout")
      assert.strictEqual(out.status, 204)
      assert.include(out.headers.get("set-cookie") ?? "", "Max-Age=0")
      assert.include(out.headers.get("clear-site-data") ?? "", "storage")
      assert.strictEqual((yield* teacher.get("/session")).status, 401)
    })
  )

  it.effect("knows a person by issuer and subject together", () =>
    Effect.gen(function* () {
      yield* fresh()
      assert.strictEqual(yield* findUser(`${ORIGIN}/idp`, "docent"), "docent")
      assert.isUndefined(yield* findUser("https://other.example", "docent"))
    })
  )

  it.effect("goes back to the start page when a callback belongs to no log-in of this browser", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      for (const headers of [{}, { cookie: "kv_login=planted" }]) {
        const answer = yield* send(app, "/session/callback?code=x&state=y", { headers })
        assert.strictEqual(answer.status, 303)
        assert.strictEqual(answer.headers.get("location"), "/?login=expired")
        assert.notInclude(answer.headers.get("set-cookie") ?? "", "kv_session")
      }
    })
  )

  it("returns to paths of our own only", () => {
    for (const [wanted, path] of [
      ["/links/1?x=2#y", "/links/1?x=2#y"],
      ["//evil.example/x", "/"],
      ["/\\evil.example", "/"],
      ["/\t/evil.example", "/"],
      ["https://evil.example", "/"],
      ["javascript:alert(1)", "/"],
      [undefined, "/"]
    ] as const) {
      assert.strictEqual(returnPath(wanted, ORIGIN), path, wanted)
    }
  })

  it.effect("asks a person who asks too much to wait, in every session, and nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const teacher = yield* as(app, "docent")
      const elsewhere = yield* as(app, "docent")
      const coordinator = yield* as(app, "coordinator")
      const asked = [teacher, teacher, elsewhere, elsewhere]
      const answers = yield* Effect.forEach(asked, ({ headers }) => send(app, "/session", { headers }))
      assert.deepStrictEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 429]
      )
      assert.strictEqual(answers[3]?.headers.get("retry-after"), "1")
      assert.strictEqual((yield* coordinator.get("/session")).status, 200)
    }).pipe(Effect.provide(RateLimit.layer({ perSecond: 1, burst: 3 })))
  )
})
