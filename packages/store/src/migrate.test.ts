import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { Engine, migrate, OWNERS, PgliteEngine, readTopic, Sql, START, sqlLayer } from "./index.ts"
import { runAs } from "./Sql.ts"

const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))

interface Right {
  readonly schema: string
  readonly relation: string
  readonly privilege: string
}

/** Every right that a role has on any relation of ours, as the catalogue knows it. */
const rightsOf = (role: string) =>
  Effect.flatMap(Engine, (up) =>
    Effect.scoped(
      Effect.flatMap(up.migrator, (db) =>
        Effect.promise(async () => {
          const { rows } = await sql<Right>`
            select n.nspname as schema, c.relname as relation, p.privilege
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as p (privilege)
            where n.nspname = any(${[...OWNERS, "public"]}) and c.relkind in ('r', 'p', 'v', 'm', 'f')
              and has_schema_privilege(${role}, n.oid, 'usage') and has_table_privilege(${role}, c.oid, p.privilege)
            order by 1, 2, 3`.execute(db)
          return rows
        })
      )
    )
  )

layer(engine, { timeout: "60 seconds", excludeTestServices: true })("migrate", (it) => {
  for (const owner of OWNERS) {
    it.effect(`gives ${owner} rights in its own schema only, and none to change its tables`, () =>
      Effect.gen(function* () {
        const rights = yield* rightsOf(owner)
        assert.deepStrictEqual([...new Set(rights.map((right) => right.schema))], [owner])
        assert.isTrue(rights.some((right) => right.relation === "outbox" && right.privilege === "insert"))
        assert.deepStrictEqual(
          rights.filter((right) => ["truncate", "references", "trigger"].includes(right.privilege)),
          []
        )
        assert.deepStrictEqual(
          rights.filter((right) => right.relation === "migration").map((right) => right.privilege),
          ["select"]
        )
      })
    )

    it.effect(`lets ${owner} make nothing, in any schema`, () =>
      Effect.gen(function* () {
        const up = yield* Engine
        for (const schema of [...OWNERS, "public"]) {
          const error = yield* Effect.flip(
            runAs(up, owner, "test.create", (db) => sql`create table ${sql.id(schema, "mine")} (a int)`.execute(db))
          )
          assert.strictEqual(error.code, "42501")
        }
      })
    )
  }

  it.effect("gives the log's role the outboxes to read, and nothing else", () =>
    Effect.gen(function* () {
      const rights = yield* rightsOf("log")
      assert.deepStrictEqual(
        rights.map((right) => `${right.schema}.${right.relation} ${right.privilege}`),
        [...OWNERS].sort().map((owner) => `${owner}.outbox select`)
      )
    })
  )

  it.effect("makes no role that can log in", () =>
    Effect.gen(function* () {
      const up = yield* Engine
      const roles = yield* runAs(up, "log", "test.roles", async (db) => {
        const { rows } = await sql<{ rolcanlogin: boolean; rolsuper: boolean }>`
          select rolcanlogin, rolsuper from pg_roles where rolname = any(${[...OWNERS, "log"]})`.execute(db)
        return rows
      })
      assert.strictEqual(roles.length, 4)
      assert.isTrue(roles.every((role) => !role.rolcanlogin && !role.rolsuper))
    })
  )

  it.effect("does nothing the second time, and does not mind several at once", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* Effect.all([migrate(), migrate(), migrate()], { concurrency: 3 }), [[], [], []])
    })
  )

  it.effect("makes rows readable that were restored from a cluster with higher transaction numbers", () =>
    Effect.gen(function* () {
      const up = yield* Engine
      yield* Effect.flatMap(Sql, ({ run }) =>
        run("test.restore", (db) =>
          sql`insert into ingest.outbox (id, xid, topic, partitionkey, subject, body, created_at)
            values (gen_random_uuid(), '99999999', 'kruisverband.signals.v1', 'k', 's', '{"a":1}', now())`.execute(db)
        )
      ).pipe(Effect.provide(sqlLayer("ingest")))
      const read = readTopic(up, "kruisverband.signals.v1", START, 10)
      assert.strictEqual((yield* read).rows.length, 0)
      yield* migrate()
      assert.strictEqual((yield* read).rows.length, 1)
    })
  )
})
