import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine, migrate, PgliteEngine } from "../index.ts"
import type { Tables } from "../Tables.ts"

const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))

const asMigrator = (run: (db: Kysely<Tables>) => Promise<unknown>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const db = yield* (yield* Engine).migrator
      return yield* Effect.promise(() => run(db))
    })
  )

const version = (covenant: string, number: number, status: string, by: string | null) => [
  sql`insert into casework.covenant_version (covenant, version, document, published_at, published_by)
    values (${covenant}, ${number}, '{"id": "x"}', now(), ${by})`,
  sql`insert into casework.covenant_status (covenant, version, status, at) values (${covenant}, ${number}, ${status}, now())`
]

layer(engine, { timeout: "60 seconds", excludeTestServices: true })(
  "the move to drafts that can be written on",
  (it) => {
    it.effect("makes a draft of what was a draft version last, and leaves adopted ones", () =>
      Effect.gen(function* () {
        yield* asMigrator(async (db) => {
          for (const table of ["covenant_draft", "covenant_signature", "covenant_departure"])
            await sql`drop table ${sql.id("casework", table)}`.execute(db)
          await sql`delete from casework.migration where name = '0006_covenant_life'`.execute(db)
          for (const statement of [
            ...version("amended", 1, "active", null),
            ...version("amended", 2, "draft", "beheer"),
            ...version("new", 1, "draft", null),
            ...version("adopted", 1, "draft", null)
          ])
            await statement.execute(db)
          await sql`insert into casework.covenant_status (covenant, version, status, at) values ('adopted', 1, 'active', now())`.execute(
            db
          )
        })
        assert.deepStrictEqual(yield* migrate(), ["casework/0006_covenant_life"])
        const rows = yield* asMigrator(async (db) => ({
          drafts: await db
            .selectFrom("casework.covenant_draft")
            .select(["covenant", "version", "drafters", "offered_at"])
            .orderBy("covenant")
            .execute(),
          versions: await db
            .selectFrom("casework.covenant_version")
            .select(["covenant", "version"])
            .orderBy("covenant")
            .execute()
        }))
        assert.deepStrictEqual(rows, {
          drafts: [
            { covenant: "amended", version: 2, drafters: ["beheer"], offered_at: null },
            { covenant: "new", version: 1, drafters: [], offered_at: null }
          ],
          versions: [
            { covenant: "adopted", version: 1 },
            { covenant: "amended", version: 1 }
          ]
        })
      })
    )
  }
)
