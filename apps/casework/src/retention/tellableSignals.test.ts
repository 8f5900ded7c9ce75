import { assert, layer } from "@effect/vitest"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { as, clearReviews, fresh, signalOf, tellLink, world } from "../testing/world.ts"
import { tellUntold } from "./tellStandings.ts"

const [one, two] = [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")]

/** What was told for the poster of a signal, oldest first. */
const told = (signal: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test", async (db) => {
      const { rows } = await raw<{ body: string }>`
        select body from casework.outbox where subject = ${signal} and topic = 'kruisverband.cases.v1' order by seq`.execute(
        db
      )
      return rows.map(({ body }) => JSON.parse(body).data.told ?? "nothing")
    })
  )
const DAY_LATER = "2026-11-03T08:00:00.000Z"

layer(world, { timeout: "60 seconds" })("how far a poster is told that its signal is", (it) => {
  it.effect("is linked since a person confirmed, and nothing before that or after it was undone", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [one, two])
      yield* TestClock.adjust("1 day")
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: "Dezelfde.", revision: 1 })
      const linked = { stage: "linked", at: DAY_LATER }
      assert.deepStrictEqual(yield* told(one.signal), ["nothing", linked])
      assert.deepStrictEqual(yield* told(two.signal), ["nothing", linked])
      const { revision } = (yield* coordinator.get(`/links/${facts.link}`)).json as { readonly revision: number }
      yield* coordinator.post(`/links/${facts.link}/reject`, { reason: "Toch niet.", revision })
      assert.deepStrictEqual((yield* told(one.signal)).at(-1), "nothing")
      yield* clearReviews
    })
  )

  it.effect("is told once of links that were confirmed before posters were told", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [one, two])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: "Dezelfde.", revision: 1 })
      const { run } = yield* Sql
      yield* run("test", (db) => raw`update casework.signal_standing set told = null, told_at = null`.execute(db))
      yield* run("test", (db) => raw`delete from casework.outbox`.execute(db))
      yield* tellUntold
      yield* tellUntold
      const words = yield* told(one.signal)
      assert.deepStrictEqual(
        words.map((word) => word.stage),
        ["linked"]
      )
      yield* clearReviews
    })
  )
})
