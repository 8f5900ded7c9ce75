import { assert, layer } from "@effect/vitest"
import { RightsRequestView } from "@kruisverband/contract"
import { type CovenantId, isToldOfPause, LinkingPause, pauseTexts, searchAgainTexts } from "@kruisverband/domain"
import { demoUsers } from "@kruisverband/domain/demo"
import { LinkingPaused, LinkingResumed } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { type Answer, as, covenantId, FakeIngest, fresh, send, tell, world } from "../testing/world.ts"

const COVENANT = covenantId("merenland-radicalisering")
const WATERDAM = covenantId("waterdam-scholen")
const since = "2026-11-01T08:00:00.000Z"
const paused = (covenant: CovenantId) => LinkingPaused.make({ covenant, since })
const resumed = (covenant: CovenantId) => LinkingResumed.make({ covenant })

const pausesOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return Schema.decodeUnknownSync(Schema.Struct({ pauses: Schema.Array(LinkingPause) }))(answer.json).pauses
}

const missesOf = (answer: Answer) => {
  assert.isBelow(answer.status, 300, answer.text)
  return Schema.decodeUnknownSync(RightsRequestView)(answer.json)
}

const Refused = Schema.Struct({ reasons: Schema.Array(Schema.Struct({ code: Schema.String })) })

const asked = { covenant: COVENANT, kind: "access", receivedOn: "2026-11-01", askedBy: ["subject"] }
const identified = {
  checks: [{ who: "subject", how: "at-the-counter", on: "2026-11-02" }],
  bornOn: "2001-02-03",
  person: { familyName: "Geheimstra", birthDate: "2001-02-03" }
}
/** An ingest that finds nobody. */
const nobody = Effect.flatMap(FakeIngest, ({ answer }) =>
  Ref.set(answer, () => Response.json({ candidates: [], restricted: [] }))
)

layer(world, { timeout: "60 seconds" })("where linking stands still", (it) => {
  it.effect("is told to who works with links there, answers for it or looks for persons, and to nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tell(paused(COVENANT), paused(WATERDAM))
      let told = 0
      for (const user of demoUsers) {
        const expected = [COVENANT, WATERDAM].filter((covenant) => isToldOfPause({ viewer: user, covenant }))
        const seen = pausesOf(yield* (yield* as(app, user.id)).get("/linking-pauses"))
        assert.deepStrictEqual(
          seen,
          expected.map((covenant) => ({ covenant, since })),
          user.id
        )
        told += seen.length
      }
      assert.isAbove(told, 3)
      assert.deepStrictEqual(pausesOf(yield* (yield* as(app, "docent")).get("/linking-pauses")), [])
      assert.strictEqual((yield* send(app, "/linking-pauses")).status, 401)
    })
  )

  it.effect("is over when linking goes on, also when told twice or in one go", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const now = Effect.map(coordinator.get("/linking-pauses"), (answer) => pausesOf(answer).length)
      yield* tell(paused(COVENANT), paused(COVENANT))
      yield* tell(paused(COVENANT))
      assert.strictEqual(yield* now, 1)
      yield* tell(resumed(COVENANT))
      yield* tell(resumed(COVENANT))
      assert.strictEqual(yield* now, 0)
      yield* tell(paused(COVENANT), resumed(COVENANT))
      assert.strictEqual(yield* now, 0)
    })
  )

  it.effect("says why a search by name finds nobody, before it and after it, and to search again once it is over", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* nobody
      const fg = yield* as(app, "fg")
      const now = { when: "now" as const, why: pauseTexts.search }
      yield* tell(paused(COVENANT))
      const made = missesOf(yield* fg.post("/rights", asked))
      assert.deepStrictEqual(made.searchMisses, now)
      const found = missesOf(yield* fg.post(`/rights/${made.id}/identify`, { ...identified, revision: made.revision }))
      assert.deepStrictEqual([found.searchMisses, found.signals], [now, []])
      yield* tell(resumed(COVENANT))
      const later = missesOf(yield* fg.get(`/rights/${made.id}`))
      assert.deepStrictEqual(later.searchMisses, { when: "then", why: pauseTexts.searched })
      const again = missesOf(yield* fg.post(`/rights/${made.id}/identify`, { ...identified, revision: later.revision }))
      assert.isUndefined(again.searchMisses)
    })
  )

  it.effect("has a decision on what was found meanwhile confirm that the search is made again, and that is kept", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* nobody
      yield* tell(paused(COVENANT))
      const fg = yield* as(app, "fg")
      const search = Effect.fnUntraced(function* () {
        const { id, revision } = missesOf(yield* fg.post("/rights", asked))
        return missesOf(yield* fg.post(`/rights/${id}/identify`, { ...identified, revision }))
      })
      const decide = ({ id, revision }: RightsRequestView, more: object = {}) =>
        fg.post(`/rights/${id}/decide`, { outcome: "upheld", reason: "Niemand gevonden.", revision, ...more })
      const refusals = ({ json, status }: Answer) =>
        status === 422 ? Schema.decodeUnknownSync(Refused)(json).reasons.map(({ code }) => code) : status

      const found = yield* search()
      assert.deepStrictEqual(found.searchAgain, { is: "to-confirm", text: searchAgainTexts.confirm })
      assert.deepStrictEqual(refusals(yield* decide(found)), ["search-not-confirmed"])
      const decided = missesOf(yield* decide(found, { searchAgain: true }))
      assert.deepStrictEqual([decided.state, decided.searchAgain?.is], ["closed", "due"])
      const withdrawn = missesOf(yield* decide(yield* search(), { outcome: "withdrawn" }))
      assert.isUndefined(withdrawn.searchAgain)
      const { run } = yield* Sql
      const lines = yield* run("lines", (db) =>
        db
          .selectFrom("casework.processing_log")
          .select(["object", "who"])
          .where("action", "=", "rights-search-again-confirmed")
          .execute()
      )
      assert.deepStrictEqual(
        lines.map(({ object, who }) => [object, who]),
        [[found.id, "fg"]]
      )

      const late = yield* search()
      yield* tell(resumed(COVENANT))
      assert.deepStrictEqual(refusals(yield* decide(late, { searchAgain: true })), ["search-again-first"])
      const again = missesOf(yield* fg.post(`/rights/${late.id}/identify`, { ...identified, revision: late.revision }))
      assert.isUndefined(missesOf(yield* decide(again)).searchAgain)
      const { searchAgain } = missesOf(yield* fg.get(`/rights/${found.id}`))
      assert.deepStrictEqual(searchAgain, { is: "due", text: searchAgainTexts.due })
    })
  )
})
