import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine } from "../engine/Engine.ts"
import { PgliteEngine } from "../engine/PgliteEngine.ts"
import { migrate } from "../migrate.ts"
import type { Tables } from "../Tables.ts"
import { correlatorMigrations } from "./migrations.ts"

const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))

const run = (db: Kysely<Tables>, text: string) => Effect.promise(() => sql.raw(text).execute(db))

const rowsOf = (db: Kysely<Tables>) => (text: string) => Effect.map(run(db, text), (found) => found.rows)

const migrateBy = (db: Kysely<Tables>, name: keyof typeof correlatorMigrations) =>
  Effect.promise(async () => correlatorMigrations[name]?.up(db))

/** Schema `correlator` as version 2 left it, with a signal of each kind and one that was withdrawn. */
const asBefore = Effect.fn("test.asBefore")(function* (db: Kysely<Tables>) {
  yield* run(db, "drop schema correlator cascade")
  yield* run(db, "create schema correlator")
  yield* migrateBy(db, "0001_messaging")
  yield* migrateBy(db, "0002_linking")
  const facts = (kind: string) =>
    JSON.stringify({
      signal: "0191e0d3-0000-7000-8000-000000000001",
      covenant: "c1",
      covenantVersion: 3,
      purpose: "early-signalling",
      kind,
      partner: "school",
      angle: "education",
      network: "formal",
      municipality: "GM9001",
      observedAt: "2026-10-01T22:00:00.000Z",
      revision: 1
    })
  yield* run(
    db,
    `insert into correlator.covenant (key, id, versions, standing, hub_limit, people)
      values (1, 'c1', '[]', 'in-force', 20, 1)`
  )
  yield* run(
    db,
    `insert into correlator.signal (key, covenant, id, state, kind, revision, facts) values
      (1, 1, '0191e0d3-0000-7000-8000-000000000001', 'active', 'radicalisation', 1, '${facts("radicalisation")}'),
      (2, 1, '0191e0d3-0000-7000-8000-000000000002', 'active', 'polarisation', 1, '${facts("polarisation")}'),
      (3, 1, '0191e0d3-0000-7000-8000-000000000003', 'withdrawn', null, 2, null)`
  )
  yield* run(db, "insert into correlator.record (signal, subject, encoding) values (1, 0, '\\x01'), (2, 0, '\\x02')")
  yield* run(db, "insert into correlator.posting (covenant, token, signal, subjects) values (1, 'pAAAAAAAAAAA', 1, 1)")
  yield* run(
    db,
    `insert into correlator.edge (covenant, person, a, a_subject, b, b_subject, weight, terms)
      values (1, true, 1, 0, 2, 0, 9, '[]')`
  )
  yield* run(db, "insert into correlator.link (id, covenant, facts, hash) values (gen_random_uuid(), 1, '{}', 'h')")
})

layer(engine, { timeout: "60 seconds" })("the correlator's budget of candidates", (it) => {
  it.effect("keeps signals, records and links, and leaves the index to be made again", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { migrator } = yield* Engine
        const db = yield* migrator
        yield* asBefore(db)
        yield* migrateBy(db, "0003_budget")
        const rows = rowsOf(db)
        assert.deepStrictEqual(
          yield* rows(
            `select key, state, kind, revision, version, partner, angle, network, municipality, observed_at
              from correlator.signal order by key`
          ),
          [
            ...(["radicalisation", "polarisation"] as const).map((kind, index) => ({
              ...{ key: index + 1, state: "active", kind, revision: 1, version: 3, partner: "school" },
              ...{ angle: "education", network: "formal", municipality: "GM9001" },
              observed_at: "2026-10-01T22:00:00.000Z"
            })),
            {
              ...{ key: 3, state: "withdrawn", kind: null, revision: 2, version: null, partner: null },
              ...{ angle: null, network: null, municipality: null, observed_at: null }
            }
          ]
        )
        assert.deepStrictEqual(yield* rows("select signal, person from correlator.record order by signal"), [
          { signal: 1, person: true },
          { signal: 2, person: false }
        ])
        assert.deepStrictEqual(yield* rows("select hub_limit, model, hubs from correlator.covenant"), [
          { hub_limit: null, model: null, hubs: "" }
        ])
        assert.deepStrictEqual(yield* rows("select signal, reindex from correlator.dirty order by signal"), [
          { signal: 1, reindex: true },
          { signal: 2, reindex: true }
        ])
        assert.strictEqual((yield* rows("select from correlator.link")).length, 1)
        for (const table of ["token", "crowd", "follow", "hub", "edge"]) {
          assert.deepStrictEqual(yield* rows(`select from correlator.${table}`), [], table)
        }
      })
    )
  )

  it.effect("has the index made again where the budget is another, and keeps what was told", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { migrator } = yield* Engine
        const db = yield* migrator
        yield* asBefore(db)
        yield* migrateBy(db, "0003_budget")
        yield* run(db, "delete from correlator.dirty")
        yield* run(db, "update correlator.covenant set hub_limit = 20, model = '2026.11-3'")
        yield* run(db, "insert into correlator.token values (7, 1, 1, '', '')")
        yield* run(db, "insert into correlator.follow values (1, 96, 0, '\\x01')")
        yield* run(db, "insert into correlator.hub values ('c1', 'p7', 30, 2, 30, 2, '2026-11-02')")
        yield* migrateBy(db, "0027_index_anew")
        const rows = rowsOf(db)
        for (const table of ["token", "follow"]) {
          assert.deepStrictEqual(yield* rows(`select from correlator.${table}`), [], table)
        }
        assert.deepStrictEqual(yield* rows("select signal, reindex from correlator.dirty order by signal"), [
          { signal: 1, reindex: true },
          { signal: 2, reindex: true }
        ])
        assert.deepStrictEqual(yield* rows("select hub_limit, model from correlator.covenant"), [
          { hub_limit: null, model: null }
        ])
        assert.deepStrictEqual(yield* rows("select signals, told, since from correlator.hub"), [
          { signals: null, told: 30, since: "2026-11-02" }
        ])
        assert.strictEqual((yield* rows("select from correlator.link")).length, 1)
      })
    )
  )
})
