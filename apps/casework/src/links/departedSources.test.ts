import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import { LinkChanged, LinkRetracted } from "@kruisverband/events"
import { Effect, Schema } from "effect"
import { as, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"

const decodeLink = Schema.decodeUnknownSync(LinkView)
const school = signalOf(1, "school-de-linde")
const welfare = signalOf(2, "welzijn-elzerveen")
const police = signalOf(3, "politie-merenland")

type App = Effect.Success<ReturnType<typeof fresh>>

const schoolLeaves = Effect.fnUntraced(function* (app: App) {
  const board = yield* as(app, "bestuur-linde")
  const left = yield* board.post("/covenants/merenland-radicalisering/departures", { partner: "school-de-linde" })
  assert.strictEqual(left.status, 201, left.text)
})

const confirmed = Effect.fnUntraced(function* (app: App, number: number, signals: Parameters<typeof tellLink>[1]) {
  const facts = yield* tellLink(number, signals)
  const coordinator = yield* as(app, "coordinator")
  const answer = yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: "zelfde jongere", revision: 1 })
  assert.strictEqual(answer.status, 200, answer.text)
  return facts
})

const seen = Effect.fnUntraced(function* (app: App, link: string, user = "coordinator") {
  return decodeLink((yield* (yield* as(app, user)).get(`/links/${link}`)).json)
})

layer(world, { timeout: "60 seconds" })("links that rest on a party that left", (it) => {
  it.effect("are flagged where a person confirmed them, taken back or not", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const gone = yield* confirmed(app, 1, [school, welfare])
      const kept = yield* confirmed(app, 2, [school, welfare, police])
      assert.isUndefined((yield* seen(app, gone.link)).flagged)
      yield* schoolLeaves(app)
      const { link, covenant } = gone
      yield* tell(LinkRetracted.make({ link, covenant, reason: "party-left" }))
      const without = { ...linkOf(2, [welfare, police]), link: kept.link }
      yield* tell(LinkChanged.make({ ...without, before: kept.signals }))
      const taken = yield* seen(app, gone.link)
      assert.deepStrictEqual([taken.state, taken.retraction, taken.flagged], ["retracted", "party-left", "party-left"])
      const stands = yield* seen(app, kept.link)
      assert.deepStrictEqual([stands.state, stands.flagged], ["confirmed", "party-left"])
      assert.strictEqual(stands.signals.length, 2)
    })
  )

  it.effect("are not flagged where nobody confirmed them, or where others left", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const proposed = yield* tellLink(1, [school, welfare])
      const other = yield* confirmed(app, 2, [welfare, police])
      yield* schoolLeaves(app)
      assert.isUndefined((yield* seen(app, proposed.link)).flagged)
      assert.isUndefined((yield* seen(app, other.link)).flagged)
    })
  )

  it.effect("do not give a shielded source away", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const shielded = signalOf(1, "school-de-linde", { level: "without-source" })
      const facts = yield* confirmed(app, 1, [shielded, welfare])
      yield* schoolLeaves(app)
      yield* tell(LinkRetracted.make({ link: facts.link, covenant: facts.covenant, reason: "party-left" }))
      const link = yield* seen(app, facts.link)
      assert.deepStrictEqual([link.retraction, link.flagged], ["covenant-rule-not-met", "covenant-changed"])
      assert.notInclude(JSON.stringify(link), "party-left")
      assert.notInclude(JSON.stringify(link), "school-de-linde")
    })
  )

  it.effect("show nothing of what that party posted but that it exists", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* confirmed(app, 1, [school, welfare])
      yield* schoolLeaves(app)
      const levels = (yield* seen(app, facts.link)).signals.map(({ angle, level }) => `${angle}:${level}`)
      assert.deepStrictEqual(levels, ["education:existence-only", "welfare:full"])
    })
  )
})
