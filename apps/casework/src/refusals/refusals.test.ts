import { assert, layer } from "@effect/vitest"
import { listAccessDecisions } from "@kruisverband/contract"
import { Sql, underStance } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { type Answer, as, fresh, signalOf, tellLink, world } from "../testing/world.ts"

const decode = Schema.decodeUnknownSync(listAccessDecisions.success.schema)
const decisions = (answer: Answer) => decode(answer.json).decisions
const NOWHERE = "0191e0d3-0000-8000-8000-0000000000ff"

layer(world, { timeout: "60 seconds" })("refused access", (it) => {
  it.effect("is kept with who, what kind and which clause, counted, and alike for hidden and unknown", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [signalOf(1, "welzijn-elzerveen"), signalOf(2, "politie-merenland")])
      const teacher = yield* as(app, "docent")
      for (let times = 0; times < 3; times += 1) yield* teacher.get(`/links/${link}`)
      for (let times = 0; times < 3; times += 1) yield* teacher.get(`/links/${NOWHERE}`)
      yield* teacher.get("/processing-log")
      const officer = yield* as(app, "fg")
      const found = decisions(yield* officer.get("/access-decisions?who=docent"))
      assert.deepStrictEqual(found.map(({ action, code, kind, times }) => [kind, action, code, times]).toSorted(), [
        ["links", "getLink", "not-found", 6],
        ["processing-log", "listLogLines", "not-allowed", 1]
      ])
      assert.isTrue(found.every(({ clause, role, trace }) => /AVG/u.test(clause) && role !== "" && trace.length === 32))
      const text = JSON.stringify(found)
      assert.notInclude(text, link)
      assert.notInclude(text, NOWHERE)
    })
  )

  it.effect("is searched by who, kind and day", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* (yield* as(app, "docent")).get(`/links/${NOWHERE}`)
      yield* (yield* as(app, "wijkagent")).get("/rights")
      const officer = yield* as(app, "fg")
      const count = (query: string) =>
        Effect.map(officer.get(`/access-decisions${query}`), (answer) => decisions(answer).length)
      assert.strictEqual(yield* count("?kind=links"), 1)
      assert.strictEqual(yield* count("?who=nobody"), 0)
      assert.strictEqual(yield* count("?until=2026-11-01"), 0)
      assert.strictEqual(yield* count("?from=2026-11-02&until=2026-11-02&kind=links"), 1)
      assert.strictEqual((yield* officer.get("/access-decisions?from=yesterday")).status, 400)
    })
  )

  it.effect("is the officer's to read, and no caller's query finds it", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      for (const user of ["docent", "coordinator", "beheer", "beleid"])
        assert.strictEqual((yield* (yield* as(app, user)).get("/access-decisions")).status, 403, user)
      const { run } = yield* Sql
      const rows = run("test", (db) => db.selectFrom("casework.access_decision").selectAll().execute())
      assert.isNotEmpty(yield* rows)
      const covenants = ["merenland-radicalisering", "waterdam-scholen"]
      assert.isEmpty(yield* underStance({ name: "caller", covenants })(rows))
    })
  )

  it.effect("is not kept of what is about no person", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* (yield* as(app, "docent")).get("/covenants/no-such-covenant")
      assert.isEmpty(decisions(yield* (yield* as(app, "fg")).get("/access-decisions")))
    })
  )
})
