import { assert, layer } from "@effect/vitest"
import { Engine, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"
import { as, clearReviews, fresh, signalOf, tellLink, world } from "../testing/world.ts"
import { sealOpenReasons } from "../vault/sealOpenReasons.ts"

const WORDS = "Zelfde jongen: kanariereden, besproken met de school."

/** All of casework's schema as text; bytes show as hexadecimal. */
const everything = Effect.gen(function* () {
  const { migrator } = yield* Engine
  const db = yield* migrator
  const tables = yield* Effect.promise(() =>
    raw<{
      name: string
    }>`select table_name as name from information_schema.tables where table_schema = 'casework'`.execute(db)
  )
  let text = ""
  for (const { name } of tables.rows) {
    const { rows } = yield* Effect.promise(() =>
      raw<{ row: string }>`select to_jsonb(t)::text as row from ${raw.id("casework", name)} t`.execute(db)
    )
    text += rows.map(({ row }) => row).join("\n")
  }
  return text
})

const reasonsOf = (json: unknown): ReadonlyArray<string> => {
  const { reviews } = json as { readonly reviews: ReadonlyArray<{ readonly reason: string }> }
  return reviews.map((review) => review.reason)
}

layer(world, { timeout: "60 seconds" })("the words of a decision", (it) => {
  it.effect("lie sealed, and are read back by who may see them", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")])
      const coordinator = yield* as(app, "coordinator")
      const answer = yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: WORDS, revision: 1 })
      assert.strictEqual(answer.status, 200, answer.text)
      assert.deepStrictEqual(reasonsOf(answer.json), [WORDS])
      assert.deepStrictEqual(reasonsOf((yield* coordinator.get(`/links/${facts.link}`)).json), [WORDS])
      const stored = yield* everything
      assert.notInclude(stored, "kanariereden")
      assert.notInclude(stored, Buffer.from("kanariereden").toString("hex"))
      yield* clearReviews
    })
  )

  it.effect("go with their data key; the decision stays", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(2, [signalOf(3, "school-de-linde"), signalOf(4, "welzijn-elzerveen")])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: WORDS, revision: 1 })
      yield* Effect.flatMap(Sql, ({ run }) => run("test", (db) => db.deleteFrom("casework.data_key").execute()))
      const seen = yield* coordinator.get(`/links/${facts.link}`)
      assert.deepStrictEqual(reasonsOf(seen.json), [""])
      yield* clearReviews
    })
  )

  it.effect("from before they were sealed are sealed at the start", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(3, [signalOf(5, "school-de-linde"), signalOf(6, "welzijn-elzerveen")])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: WORDS, revision: 1 })
      const { run } = yield* Sql
      // As the migration leaves it: the decision, and its words beside it.
      yield* run("test.open", (db) =>
        raw`insert into casework.unsealed_reason (review, covenant, reason)
          select id, covenant, 'Eerder geschreven.' from casework.review`.execute(db)
      )
      yield* run("test.forget", (db) => db.deleteFrom("casework.review_reason").execute())
      yield* sealOpenReasons
      assert.deepStrictEqual(reasonsOf((yield* coordinator.get(`/links/${facts.link}`)).json), ["Eerder geschreven."])
      assert.lengthOf(
        yield* run("test.left", (db) => db.selectFrom("casework.unsealed_reason").selectAll().execute()),
        0
      )
      yield* clearReviews
    })
  )
})
