import { assert, layer } from "@effect/vitest"
import { PersonView } from "@kruisverband/contract"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { as, fresh, ISSUER, ORIGIN, signalOf, tellLink, world } from "../testing/world.ts"
import { admit } from "./accounts.ts"

const covenant = "merenland-radicalisering"
const reason = "opvolger van W."
const [a, b] = [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")] as const
type App = Effect.Success<ReturnType<typeof fresh>>

const personIn = Schema.decodeUnknownSync(PersonView)
const People = Schema.Struct({ people: Schema.Array(PersonView) })
const logged = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) =>
    db
      .selectFrom("casework.processing_log")
      .select(["who", "role", "action", "object_kind", "object", "covenant"])
      .where("object_kind", "=", "user")
      .orderBy("seq", "desc")
      .executeTakeFirst()
  )
)

/** The open stream of somebody, read until it ends. */
const stream = Effect.fn("stream")(function* (app: App, headers: Record<string, string>) {
  const abort = new AbortController()
  yield* Effect.addFinalizer(() => Effect.sync(() => abort.abort()))
  const response = yield* Effect.promise(async () =>
    app.request(`${ORIGIN}/casework/v1/stream`, {
      headers: { accept: "text/event-stream", ...headers },
      signal: abort.signal
    })
  )
  const reader = response.body?.getReader()
  yield* Effect.promise(async () => reader?.read())
  return Effect.promise(async () => {
    for (;;) if ((await reader?.read())?.done !== false) return "ended"
  })
})

layer(world, { timeout: "60 seconds" })("access", (it) => {
  it.effect("is shown to administrators, each in the covenants they administer, and to nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const { people } = Schema.decodeUnknownSync(People)((yield* admin.get("/people")).json)
      const teacher = people.find((person) => person.id === "docent")
      assert.isTrue(teacher?.grants.some((grant) => grant.role === "poster"))
      assert.deepStrictEqual([teacher?.blocked, teacher?.lastLogin, teacher?.sessions], [null, null, 0])
      assert.strictEqual(people.find((person) => person.id === "beheer")?.sessions, 1)
      for (const user of ["coordinator", "regisseur-elzerveen", "fg", "beleid", "docent", "bestuur-linde"]) {
        const somebody = yield* as(app, user)
        assert.strictEqual((yield* somebody.get("/people")).status, 403, user)
        const known = yield* somebody.post("/people/docent/block", { reason })
        const unknown = yield* somebody.post("/people/nobody/block", { reason })
        assert.deepStrictEqual([known.status, unknown.status], [403, 403], user)
      }
      assert.strictEqual((yield* admin.post("/people/nobody/block", { reason })).status, 404)
    })
  )

  it.effect("is given with a role, works on the next request, and is taken away as fast; both are in the log", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [a, b])
      const [admin, policy] = [yield* as(app, "beheer"), yield* as(app, "beleid")]
      assert.strictEqual((yield* policy.get(`/links/${link}`)).status, 404)
      const change = { role: "coordinator", covenant, reason }
      const given = yield* admin.post("/people/beleid/grants", change)
      assert.strictEqual(given.status, 200, given.text)
      assert.isTrue(personIn(given.json).grants.some((grant) => grant.role === "coordinator"))
      assert.strictEqual((yield* policy.get(`/links/${link}`)).status, 200)
      assert.deepStrictEqual(yield* logged, {
        ...{ who: "beheer", role: "administrator", action: "role-granted" },
        ...{ object_kind: "user", object: "beleid", covenant }
      })
      // Once more is the same once.
      assert.strictEqual((yield* admin.post("/people/beleid/grants", change)).status, 200)
      const open = yield* stream(app, policy.headers)
      assert.strictEqual((yield* admin.post("/people/beleid/grants/withdraw", change)).status, 200)
      assert.strictEqual(yield* open, "ended")
      assert.strictEqual((yield* policy.get(`/links/${link}`)).status, 404)
      const again = yield* admin.post("/people/beleid/grants/withdraw", change)
      assert.strictEqual(again.status, 409)
      assert.include(again.text, "role-not-held")
    })
  )

  it.effect(
    "is not given to oneself, nor where roles do not go together, nor in a covenant one has nothing to do with",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const admin = yield* as(app, "beheer")
        const give = (person: string, role: string, where = covenant) =>
          admin.post(`/people/${person}/grants`, { role, covenant: where, reason })
        const answers = [
          [yield* give("beheer", "coordinator"), 403, "own-access"],
          [yield* give("fg", "coordinator"), 422, "role-conflict"],
          [yield* give("coordinator", "administrator"), 422, "role-conflict"],
          [yield* give("beleid", "poster"), 422, "partner-not-party"],
          [yield* give("beleid", "coordinator", "nowhere"), 404, "not-found"],
          [yield* give("nobody", "coordinator"), 404, "not-found"],
          [yield* admin.post("/people/beleid/grants", { role: "coordinator", covenant }), 400, "malformed"]
        ] as const
        for (const [answer, status, code] of answers) {
          assert.strictEqual(answer.status, status, answer.text)
          assert.include(answer.text, code)
        }
      })
  )

  it.effect("is lent for the days of a leave, and for no other, and ends early when told", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [a, b])
      const see = (user: string) =>
        Effect.flatMap(as(app, user), (one) => Effect.map(one.get(`/links/${link}`), ({ status }) => status))
      const admin = () => as(app, "beheer")
      const lend = { role: "coordinator", covenant, standIn: "beleid", firstDay: "2026-11-03", lastDay: "2026-11-04" }
      const lent = yield* (yield* admin()).post("/people/coordinator/delegations", lend)
      assert.strictEqual(lent.status, 200, lent.text)
      assert.strictEqual(yield* see("beleid"), 404)
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* see("beleid"), 200)
      yield* TestClock.adjust("2 days")
      assert.strictEqual(yield* see("beleid"), 404)
      const longer = { ...lend, firstDay: "2026-11-05", lastDay: "2026-12-04" }
      const second = personIn((yield* (yield* admin()).post("/people/coordinator/delegations", longer)).json)
      assert.strictEqual(yield* see("beleid"), 200)
      const [running] = second.delegations
      const beleid = yield* as(app, "beleid")
      const open = yield* stream(app, beleid.headers)
      const ended = yield* (yield* admin()).post(`/people/coordinator/delegations/${running?.id}/end`)
      assert.deepStrictEqual([ended.status, personIn(ended.json).delegations], [200, []])
      assert.strictEqual(yield* open, "ended")
      assert.strictEqual(yield* see("beleid"), 404)
      const twice = yield* (yield* admin()).post(`/people/coordinator/delegations/${running?.id}/end`)
      assert.strictEqual(twice.status, 404)
    })
  )

  it.effect("ends with the role that was lent", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [a, b])
      const [admin, policy] = [yield* as(app, "beheer"), yield* as(app, "beleid")]
      const lend = { role: "coordinator", covenant, standIn: "beleid", firstDay: "2026-11-02", lastDay: "2026-11-30" }
      yield* admin.post("/people/coordinator/delegations", lend)
      assert.strictEqual((yield* policy.get(`/links/${link}`)).status, 200)
      yield* admin.post("/people/coordinator/grants/withdraw", { role: "coordinator", covenant, reason })
      assert.strictEqual((yield* policy.get(`/links/${link}`)).status, 404)
      const wider = yield* admin.post("/people/coordinator-waterdam/delegations", lend)
      assert.strictEqual(wider.status, 422)
      assert.include(wider.text, "wider-than-holder")
    })
  )

  it.effect("ends at once when an account is shut: every session, open streams too, and no log-in after", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const [admin, here, there] = [
        yield* as(app, "beheer"),
        yield* as(app, "coordinator"),
        yield* as(app, "coordinator")
      ]
      const open = yield* stream(app, here.headers)
      const shut = yield* admin.post("/people/coordinator/block", { reason: "toestel kwijt" })
      assert.deepStrictEqual([shut.status, personIn(shut.json).blocked], [200, "administrator"])
      assert.strictEqual(yield* open, "ended")
      for (const session of [here, there]) assert.strictEqual((yield* session.get("/session")).status, 401)
      assert.strictEqual((yield* admit(ISSUER, "coordinator", undefined)).is, "blocked")
      // A session that began at that very moment opens nothing either.
      assert.strictEqual((yield* (yield* as(app, "coordinator")).get("/session")).status, 401)
      yield* admin.post("/people/coordinator/reopen", { reason: "terug" })
      assert.strictEqual((yield* admit(ISSUER, "coordinator", undefined)).is, "admitted")
      assert.strictEqual((yield* (yield* as(app, "coordinator")).get("/session")).status, 200)
      assert.strictEqual((yield* admin.post("/people/beheer/block", { reason })).status, 403)
    })
  )

  it.effect("ends everywhere when an administrator logs somebody out, who may come back", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const [admin, lead] = [yield* as(app, "beheer"), yield* as(app, "coordinator")]
      const open = yield* stream(app, lead.headers)
      const out = yield* admin.post("/people/coordinator/sessions/end", { reason: "gedeelde computer" })
      assert.deepStrictEqual([out.status, personIn(out.json).sessions], [200, 0])
      assert.strictEqual(yield* open, "ended")
      assert.strictEqual((yield* lead.get("/session")).status, 401)
      assert.strictEqual((yield* admit(ISSUER, "coordinator", undefined)).is, "admitted")
    })
  )

  it.effect("goes dormant after ninety days without a log-in, until an administrator opens it again", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const enter = (days: number | undefined = 90) => admit(ISSUER, "docent", days)
      yield* TestClock.adjust("89 days")
      assert.strictEqual((yield* enter()).is, "admitted")
      yield* TestClock.adjust("89 days")
      assert.strictEqual((yield* enter()).is, "admitted")
      yield* TestClock.adjust("90 days")
      assert.strictEqual((yield* enter()).is, "dormant")
      // Shut is shut, whatever the number of days is by now.
      assert.strictEqual((yield* enter(undefined)).is, "dormant")
      const admin = yield* as(app, "beheer")
      yield* admin.post("/people/docent/reopen", { reason: "terug van verlof" })
      assert.strictEqual((yield* enter()).is, "admitted")
    })
  )

  it.effect("asks for a fresh log-in before content is opened or access changed, and lets the session go on", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [a, b])
      const [lead, admin] = [yield* as(app, "coordinator"), yield* as(app, "beheer")]
      for (let passed = 0; passed < 60; passed += 20) {
        yield* TestClock.adjust("20 minutes")
        assert.strictEqual((yield* lead.get("/session")).status, 200)
        assert.strictEqual((yield* admin.get("/session")).status, 200)
      }
      for (const answer of [
        yield* lead.post(`/links/${link}/open`),
        yield* admin.post("/people/docent/block", { reason })
      ]) {
        assert.strictEqual(answer.status, 401)
        assert.include(answer.text, "step-up-needed")
        assert.include(answer.headers.get("www-authenticate") ?? "", "insufficient_user_authentication")
      }
      assert.strictEqual((yield* lead.get(`/links/${link}`)).status, 200)
      // Logging in again gives a new session; the stand-in for ingest then answers that it is away.
      assert.strictEqual((yield* (yield* as(app, "coordinator")).post(`/links/${link}/open`)).status, 503)
    })
  )
})
