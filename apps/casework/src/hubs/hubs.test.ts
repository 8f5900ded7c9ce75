import { assert, layer } from "@effect/vitest"
import { HubView } from "@kruisverband/contract"
import { type HubFacts, HubId } from "@kruisverband/domain"
import { demoUsers } from "@kruisverband/domain/demo"
import { HubEnded, HubFound } from "@kruisverband/events"
import { Effect, Schema } from "effect"
import { type Answer, as, covenantId, fresh, send, tell, world } from "../testing/world.ts"

const Overview = Schema.Struct({ hubs: Schema.Array(HubView) })
const hubsOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return Schema.decodeUnknownSync(Overview)(answer.json).hubs
}

const hub = (number: number, over: Partial<HubFacts> = {}): HubFacts => ({
  hub: HubId.make(`5f1c9e0a-0000-8000-9000-00000000000${number}`),
  covenant: covenantId("merenland-radicalisering"),
  kind: "landline",
  signals: 32,
  withdrawn: 0,
  since: `2026-10-0${number}T08:00:00.000Z`,
  ...over
})
const school = hub(1)
const flat = hub(2, { kind: "postcode-number", signals: 64, withdrawn: 3 })
const elsewhere = hub(3, { covenant: covenantId("waterdam-scholen"), kind: "mobile" })

layer(world, { timeout: "60 seconds" })("the overview of values that too many signals share", (it) => {
  it.effect("shows kinds and numbers, the busiest first, and nothing else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tell(...[school, flat].map((facts) => HubFound.make(facts)))
      const answer = yield* (yield* as(app, "coordinator")).get("/hubs")
      assert.deepStrictEqual(hubsOf(answer), [
        {
          id: flat.hub,
          covenant: flat.covenant,
          kind: "postcode-number",
          signals: 64,
          withdrawn: 3,
          since: flat.since
        },
        { id: school.hub, covenant: school.covenant, kind: "landline", signals: 32, withdrawn: 0, since: school.since }
      ])
    })
  )

  it.effect("follows what becomes of a hub, also when told twice, and forgets it when it ended", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const more = { ...school, signals: 64, withdrawn: 1 }
      yield* tell(HubFound.make(school), HubFound.make(more))
      yield* tell(HubFound.make(more))
      assert.deepStrictEqual(
        hubsOf(yield* coordinator.get("/hubs")).map(({ signals, withdrawn }) => [signals, withdrawn]),
        [[64, 1]]
      )
      yield* tell(HubEnded.make(school), HubFound.make(flat), HubEnded.make(flat))
      assert.deepStrictEqual(hubsOf(yield* coordinator.get("/hubs")), [])
      yield* tell(HubFound.make(school))
      assert.strictEqual(hubsOf(yield* coordinator.get("/hubs")).length, 1)
    })
  )

  it.effect("keeps since when a hub was known, and what it cost, when a restored correlator tells it as new", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tell(HubFound.make(flat))
      yield* tell(HubFound.make({ ...flat, signals: 128, withdrawn: 0, since: "2026-11-01T08:00:00.000Z" }))
      const [seen] = hubsOf(yield* (yield* as(app, "coordinator")).get("/hubs"))
      assert.deepInclude(seen, { signals: 128, withdrawn: flat.withdrawn, since: flat.since })
    })
  )

  it.effect("shows coordinators their own covenants, and everybody else none", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tell(...[school, elsewhere].map((facts) => HubFound.make(facts)))
      for (const user of demoUsers) {
        const own = new Set(
          user.grants.filter((grant) => grant.role === "coordinator").map((grant): string => grant.covenant)
        )
        const expected = [school, elsewhere].filter((one) => own.has(one.covenant)).map((one) => one.hub)
        const seen = hubsOf(yield* (yield* as(app, user.id)).get("/hubs"))
        assert.sameMembers(
          seen.map((one) => one.id),
          expected,
          user.id
        )
      }
    })
  )

  it.effect("narrows to one covenant, and answers for a strange one as for one without hubs", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tell(...[school, elsewhere].map((facts) => HubFound.make(facts)))
      const waterdam = yield* as(app, "coordinator-waterdam")
      const desk = yield* as(app, "balie")
      const own = yield* waterdam.get("/hubs?covenant=waterdam-scholen")
      const [other, unknown] = [
        yield* desk.get("/hubs?covenant=waterdam-scholen"),
        yield* desk.get("/hubs?covenant=nergens")
      ]
      assert.deepStrictEqual(
        hubsOf(own).map((one) => one.id),
        [elsewhere.hub]
      )
      assert.strictEqual(other.text, unknown.text)
      assert.deepStrictEqual(hubsOf(unknown), [])
    })
  )

  it.effect("asks who is there", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      assert.strictEqual((yield* send(app, "/hubs")).status, 401)
    })
  )
})
