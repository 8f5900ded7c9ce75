import { assert, layer } from "@effect/vitest"
import { type LinkFacts, LinkId } from "@kruisverband/domain"
import { LinkChanged, LinkRetracted, SignalErased } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { as, clearReviews, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"
import { tellUntold } from "./tellStandings.ts"

const [one, two, three] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland")
]

/** Every word told of a signal so far, oldest first. */
const told = (signal: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test", async (db) => {
      const { rows } = await raw<{ body: string }>`
        select body from casework.outbox where subject = ${signal} and topic = 'kruisverband.cases.v1' order by seq`.execute(
        db
      )
      return rows.map(({ body }) => {
        const { confirmed, revision, since, state } = JSON.parse(body).data
        return [revision, state, confirmed, since] as const
      })
    })
  )
const last = (signal: string) => Effect.map(told(signal), (words) => words.at(-1))

const NOW = "2026-11-02T08:00:00.000Z"
const DAY_LATER = "2026-11-03T08:00:00.000Z"

layer(world, { timeout: "60 seconds" })("how a signal stands for its clock", (it) => {
  it.effect("is told when it changes, and keeps its beginning while it does not", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const facts = yield* tellLink(1, [one, two])
      assert.deepStrictEqual(yield* told(one.signal), [[1, "linked", false, NOW]])
      yield* TestClock.adjust("1 day")
      const again = yield* as(app, "coordinator")
      yield* again.post(`/links/${facts.link}/confirm`, { reason: "Dezelfde.", revision: 1 })
      assert.deepStrictEqual(yield* last(one.signal), [2, "linked", true, NOW])
      const seen = yield* again.get(`/links/${facts.link}`)
      const { revision } = seen.json as { readonly revision: number }
      yield* again.post(`/links/${facts.link}/reject`, { reason: "Toch niet.", revision })
      assert.deepStrictEqual(yield* last(one.signal), [3, "rejected", false, DAY_LATER])
      assert.isNotEmpty(coordinator.session.token)
      yield* clearReviews
    })
  )

  it.effect("is linked as long as one link of it stands, and in none once it left the last", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* clearReviews
      const { covenant } = one
      const facts = yield* tellLink(1, [one, two, three])
      const { link } = facts
      const fewer: LinkFacts = { ...linkOf(1, [one, two]), link }
      yield* tell(LinkChanged.make({ ...fewer, before: facts.signals }))
      assert.deepStrictEqual(yield* last(three.signal), [2, "unlinked", false, NOW])
      assert.lengthOf(yield* told(one.signal), 1)
      yield* tellLink(2, [one, three])
      yield* tell(LinkRetracted.make({ link: LinkId.make(link), covenant, reason: "evidence-weaker" }))
      assert.deepStrictEqual(yield* last(one.signal), [1, "linked", false, NOW])
      assert.deepStrictEqual(yield* last(two.signal), [2, "unlinked", false, NOW])
      assert.deepStrictEqual(yield* last(three.signal), [3, "linked", false, NOW])
    })
  )

  it.effect("is forgotten with the signal, and of one that is gone nothing is told", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [one, two])
      yield* tell(SignalErased.make({ signal: one.signal, covenant: one.covenant, revision: 2, cause: "retention" }))
      assert.deepStrictEqual(yield* told(one.signal), [])
      yield* tellLink(2, [one, two])
      assert.deepStrictEqual(yield* told(one.signal), [])
    })
  )

  it.effect("is told once of links from before it was told", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [one, two])
      const { run } = yield* Sql
      yield* run("test", (db) => raw`delete from casework.signal_standing`.execute(db))
      yield* run("test", (db) => raw`delete from casework.outbox`.execute(db))
      yield* TestClock.adjust("1 day")
      yield* tellUntold
      yield* tellUntold
      assert.deepStrictEqual(yield* told(one.signal), [[1, "linked", false, NOW]])
    })
  )
})
