import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import type { LinkFacts } from "@kruisverband/domain"
import { LinkChanged, LinkProposed, LinkRetracted } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { type Answer, as, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"

const decode = Schema.decodeUnknownSync(LinkView)
const viewOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return decode(answer.json)
}
const [a, b, c, d] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland"),
  signalOf(4, "jeugdzorg-merenland")
] as const
const reason = "navraag gedaan bij beide melders"
const changed = (facts: LinkFacts, before: LinkFacts) => LinkChanged.make({ ...facts, before: before.signals })

/** What is decided about a link, without when and how often it changed. */
const standing = ({ state, signals, confirmedSignals, explanation, proposedAt, retraction }: LinkView) => ({
  state,
  signals,
  confirmedSignals,
  explanation,
  proposedAt,
  retraction
})

const undone = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.outbox").select("body").orderBy("seq").execute())
).pipe(
  Effect.map((rows) =>
    rows.flatMap((row) => {
      const { type, data } = JSON.parse(row.body)
      return type === "nl.kruisverband.review.undone.v1" ? [data.undoes] : []
    })
  )
)

layer(world, { timeout: "120 seconds" })("taking a decision back", (it) => {
  it.effect("needs no reason for a minute, by who took it; after that a reason, by whoever reviews", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const lead = yield* as(app, "regisseur-elzerveen")
      const path = `/links/${facts.link}`
      const before = viewOf(yield* coordinator.get(path))
      const confirmed = viewOf(yield* coordinator.post(`${path}/confirm`, { reason }))
      const review = confirmed.reviews[0]?.id
      assert.strictEqual(confirmed.reviews[0]?.undo, "at-once")
      assert.strictEqual(viewOf(yield* lead.get(path)).reviews[0]?.undo, "with-reason")
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(viewOf(yield* coordinator.get(path)).reviews[0]?.undo, "with-reason")
      assert.strictEqual((yield* lead.post(`${path}/undo`, { review })).status, 409)
      assert.strictEqual((yield* lead.post(`${path}/undo`, { review, reason: "" })).status, 400)
      const answer = viewOf(yield* lead.post(`${path}/undo`, { review, reason: "De school herziet haar antwoord." }))
      assert.deepStrictEqual(standing(answer), standing(before))
      assert.deepStrictEqual(
        answer.reviews.map((one) => [one.kind, one.by, one.undone, one.undo]),
        [
          ["confirm", "coordinator", true, undefined],
          ["undo", "regisseur-elzerveen", false, undefined]
        ]
      )
      assert.strictEqual(answer.reviews[1]?.reason, "De school herziet haar antwoord.")
      assert.strictEqual((yield* lead.post(`${path}/undo`, { review, reason })).status, 409)
      assert.deepStrictEqual(yield* undone, [review])
    })
  )

  it.effect("is not for whoever may only look", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const review = viewOf(yield* coordinator.post(`/links/${facts.link}/confirm`, { reason })).reviews[0]?.id
      const officer = yield* as(app, "fg")
      const seen = viewOf(yield* officer.get(`/links/${facts.link}`))
      assert.deepStrictEqual(
        seen.reviews.map((one) => one.undo),
        [undefined]
      )
      assert.strictEqual((yield* officer.post(`/links/${facts.link}/undo`, { review, reason })).status, 403)
      assert.deepStrictEqual(yield* undone, [])
    })
  )

  it.effect("puts a split back as it was, from either half, once the machine has followed", () =>
    Effect.gen(function* () {
      for (const from of [0, 1]) {
        const app = yield* fresh()
        const whole = yield* tellLink(1, [a, b, c, d])
        const [first, second] = [linkOf(1, [a, b]), linkOf(2, [c, d])]
        const coordinator = yield* as(app, "coordinator")
        const show = (facts: LinkFacts) => Effect.map(coordinator.get(`/links/${facts.link}`), viewOf)
        const before = yield* show(whole)
        const groups = [first.signals, second.signals]
        yield* coordinator.post(`/links/${whole.link}/split`, { reason, revision: before.revision, groups })
        yield* tell(changed(first, whole), LinkProposed.make(second))
        for (const half of [first, second]) {
          const view = yield* show(half)
          assert.strictEqual(view.state, "confirmed")
          // The decision that made the halves stands in the history of both.
          assert.deepStrictEqual(
            view.reviews.map((one) => one.kind),
            ["split"]
          )
        }
        const half = [first, second][from] ?? first
        const review = (yield* show(half)).reviews[0]?.id
        yield* TestClock.adjust("10 minutes")
        yield* coordinator.post(`/links/${half.link}/undo`, { review, reason })
        // Before the machine has heard of it neither half passes for confirmed.
        for (const one of [first, second]) assert.strictEqual((yield* show(one)).state, "proposed")
        const { link, covenant } = second
        yield* tell(LinkRetracted.make({ link, covenant, reason: "merged-into-other" }), changed(whole, first))
        assert.deepStrictEqual(standing(yield* show(whole)), standing(before))
        assert.strictEqual((yield* show(second)).state, "retracted")
      }
    })
  )

  it.effect("puts a rejected link back as it was, its age included", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const path = `/links/${facts.link}`
      const before = viewOf(yield* coordinator.get(path))
      yield* TestClock.adjust("5 seconds")
      const review = viewOf(yield* coordinator.post(`${path}/reject`, { reason })).reviews[0]?.id
      const { link, covenant } = facts
      yield* tell(LinkRetracted.make({ link, covenant, reason: "kept-apart" }))
      yield* coordinator.post(`${path}/undo`, { review })
      yield* tell(LinkProposed.make(facts))
      assert.deepStrictEqual(standing(viewOf(yield* coordinator.get(path))), standing(before))
    })
  )

  it.effect("finds signals that were kept apart in the link's history, and lets them meet again", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const path = `/links/${facts.link}`
      const before = viewOf(yield* coordinator.get(path))
      const signals = facts.signals
      yield* coordinator.post("/separations", { covenant: facts.covenant, signals, reason })
      const apart = viewOf(yield* coordinator.get(path))
      assert.strictEqual(apart.state, "rejected")
      assert.deepStrictEqual(
        apart.reviews.map((one) => [one.kind, one.reason, one.undo]),
        [["keep-apart", reason, "at-once"]]
      )
      yield* coordinator.post(`${path}/undo`, { review: apart.reviews[0]?.id })
      assert.deepStrictEqual(standing(viewOf(yield* coordinator.get(path))), standing(before))
    })
  )

  it.effect("does not show a decision on one facet in the history of another", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${facts.link}/reject`, { reason })
      const place = { ...linkOf(2, [a, b]), facets: ["place" as const] }
      yield* tell(LinkProposed.make(place))
      assert.deepStrictEqual(viewOf(yield* coordinator.get(`/links/${place.link}`)).reviews, [])
    })
  )
})
