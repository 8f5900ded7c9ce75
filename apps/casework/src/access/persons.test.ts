import { assert, layer } from "@effect/vitest"
import { listAccessChanges, PersonView } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { as, fresh, ISSUER, signalOf, tellLink, world } from "../testing/world.ts"
import { admit } from "./accounts.ts"

const covenant = "merenland-radicalisering"
const personIn = Schema.decodeUnknownSync(PersonView)
const changesIn = (json: unknown) => Schema.decodeUnknownSync(listAccessChanges.success.schema)(json).changes
const reason = "begint op 2 november"
const newcomer = (over: Readonly<Record<string, unknown>> = {}) => ({
  ...{ subject: "a.jansen@voorbeeld", displayName: "A. Jansen", roles: [{ role: "coordinator", covenant }], reason },
  ...over
})

layer(world, { timeout: "60 seconds" })("somebody new", (it) => {
  it.effect("is added with roles, is known by issuer and subject, and works from the first log-in on", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")])
      const admin = yield* as(app, "beheer")
      assert.strictEqual((yield* admit(ISSUER, "a.jansen@voorbeeld", 90)).is, "unknown")
      const added = yield* admin.post("/people", newcomer())
      assert.strictEqual(added.status, 201, added.text)
      const { grants, id } = personIn(added.json)
      assert.deepStrictEqual(grants, [{ role: "coordinator", covenant: grants[0]?.covenant ?? "" }] as never)
      // The id is ours: nothing of the person or of where they log in is in it.
      assert.notMatch(id, /jansen/u)
      const admission = yield* admit(ISSUER, "a.jansen@voorbeeld", 90)
      assert.deepStrictEqual(admission, { is: "admitted", user: id })
      assert.strictEqual((yield* admit("https://elsewhere", "a.jansen@voorbeeld", 90)).is, "unknown")
      assert.strictEqual((yield* (yield* as(app, id)).get(`/links/${link}`)).status, 200)
      const twice = yield* admin.post("/people", newcomer())
      assert.deepStrictEqual([twice.status, twice.text.includes("person-known")], [409, true])
    })
  )

  it.effect("is refused with the reason, where rules or the region say no, and then nothing is kept", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const add = (over: Readonly<Record<string, unknown>>) => admin.post("/people", newcomer(over))
      const role = (name: string, where = covenant) => ({ role: name, covenant: where })
      const answers = [
        [yield* add({ issuer: "https://elsewhere" }), 422, "issuer-unknown"],
        [yield* add({ partner: "nobody-knows" }), 422, "partner-unknown"],
        [yield* add({ municipality: "GM0001" }), 422, "municipality-unknown"],
        [yield* add({ roles: [role("poster")] }), 422, "partner-not-party"],
        [yield* add({ roles: [role("coordinator"), role("administrator")] }), 422, "role-conflict"],
        [yield* add({ roles: [role("coordinator", "nowhere")] }), 403, "not-an-administrator"],
        [yield* add({ roles: [{ ...role("coordinator"), lastDay: "2026-11-01" }] }), 422, "role-days-impossible"],
        [yield* add({ roles: [{ ...role("administrator"), lastDay: "2027-11-01" }] }), 422, "administrator-for-good"],
        [yield* add({ roles: [] }), 400, "malformed"],
        [yield* add({ subject: "two words" }), 400, "malformed"]
      ] as const
      for (const [answer, status, code] of answers) {
        assert.strictEqual(answer.status, status, answer.text)
        assert.include(answer.text, code)
      }
      assert.strictEqual((yield* admit(ISSUER, "a.jansen@voorbeeld", 90)).is, "unknown")
      for (const user of ["coordinator", "fg", "docent"])
        assert.strictEqual((yield* (yield* as(app, user)).post("/people", newcomer())).status, 403, user)
    })
  )

  it.effect("holds a role from its first to its last day, and no longer", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")])
      const roles = [{ role: "coordinator", covenant, firstDay: "2026-11-03", lastDay: "2026-11-04" }]
      const { id } = personIn((yield* (yield* as(app, "beheer")).post("/people", newcomer({ roles }))).json)
      const see = Effect.flatMap(as(app, id), (one) => Effect.map(one.get(`/links/${link}`), ({ status }) => status))
      assert.strictEqual(yield* see, 404)
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* see, 200)
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* see, 200)
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* see, 404)
      // Given anew, it holds anew.
      const admin = yield* as(app, "beheer")
      const again = yield* admin.post(`/people/${id}/grants`, { role: "coordinator", covenant, reason })
      assert.strictEqual(again.status, 200, again.text)
      assert.strictEqual(yield* see, 200)
    })
  )
})

layer(world, { timeout: "60 seconds" })("access that ends", (it) => {
  it.effect(
    "ends in every covenant that the administrator has, with the sessions, but never a last administrator's",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const [admin, lead] = [yield* as(app, "beheer"), yield* as(app, "coordinator")]
        const lend = { role: "coordinator", covenant, standIn: "beleid", firstDay: "2026-11-02", lastDay: "2026-11-30" }
        yield* admin.post("/people/coordinator/delegations", lend)
        const ended = yield* admin.post("/people/coordinator/end-access", { reason: "uit dienst" })
        assert.strictEqual(ended.status, 200, ended.text)
        const person = personIn(ended.json)
        assert.deepStrictEqual([person.grants, person.delegations, person.sessions], [[], [], 0])
        assert.strictEqual((yield* lead.get("/session")).status, 401)
        const own = yield* admin.post("/people/beheer/end-access", { reason: "uit dienst" })
        assert.deepStrictEqual([own.status, own.text.includes("own-access")], [403, true])
        assert.strictEqual((yield* admin.post("/people/nobody/end-access", { reason: "x" })).status, 404)
      })
  )

  it.effect("and every change is told with why and by whom, to administrators of where it was", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      yield* admin.post("/people/beleid/grants", { role: "coordinator", covenant, reason: "opvolger van W." })
      yield* TestClock.adjust("1 second")
      yield* admin.post("/people/beleid/block", { reason: "toestel kwijt" })
      const changes = changesIn((yield* admin.get("/people/beleid/changes")).json)
      assert.deepStrictEqual(
        changes.map(({ action, covenant: where, reason: why }) => [action, where, why]),
        [
          ["account-blocked", undefined, "toestel kwijt"],
          ["role-granted:coordinator", covenant, "opvolger van W."]
        ] as never
      )
      assert.isTrue(changes.every(({ by }) => by !== "beheer" && by !== ""))
      for (const user of ["coordinator", "fg", "docent"]) {
        const person = yield* as(app, user)
        assert.strictEqual((yield* person.get("/people/beleid/changes")).status, 403, user)
      }
      assert.strictEqual((yield* admin.get("/people/nobody/changes")).status, 404)
    })
  )
})
