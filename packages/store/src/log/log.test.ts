import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { sql as raw } from "kysely"
import {
  appendGroups,
  appendLines,
  Engine,
  migrate,
  type NewLine,
  PgliteEngine,
  perPerson,
  Sql,
  searchLog,
  sqlLayer,
  verifyLog
} from "../index.ts"

const live = sqlLayer("ingest").pipe(
  Layer.provideMerge(Layer.effectDiscard(migrate())),
  Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" }))
)

const line = (object: string, over: Partial<NewLine> = {}): NewLine => ({
  who: "docent",
  role: "poster",
  action: "signal-registered",
  objectKind: "signal",
  object,
  covenant: "c1",
  purpose: "early-signalling",
  clause: "convenant art. partijen",
  level: "full",
  trace: "0af7651916cd43dd8448eb211c80319c",
  ...over
})

/** As someone with full rights on the database, past the role of the service. */
const tamper = (statement: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const db = yield* (yield* Engine).migrator
      yield* Effect.promise(() => raw.raw(statement).execute(db))
    })
  )

const LOG = "ingest.processing_log"

layer(live, { timeout: "60 seconds", excludeTestServices: true })("processing log", (it) => {
  it.effect("is whole however many write, and no chain passes for another", () =>
    Effect.gen(function* () {
      yield* Effect.forEach(["a", "b", "c"], (object) => appendLines(line(object), [line(`${object}1`)]), {
        concurrency: "unbounded"
      })
      yield* tamper("update ingest.log_head set lane = lane + 100 where lane = 0")
      yield* tamper("update ingest.processing_log set lane = 100 where lane = 0")
      yield* tamper("insert into ingest.log_head values (0, 0, repeat('0', 64))")
      // A chain that is moved starts from somebody else's beginning.
      assert.strictEqual((yield* verifyLog()).broken?.seq, "100/1")
      yield* tamper("delete from ingest.log_head where lane = 0")
      yield* tamper("update ingest.log_head set lane = 0 where lane = 100")
      yield* tamper("update ingest.processing_log set lane = 0 where lane = 100")
      const verdict = yield* verifyLog()
      assert.deepStrictEqual([verdict.lines, verdict.broken], [6, undefined])
    })
  )

  it.effect("takes no line that lacks something, and tells which field, never what is in it", () =>
    Effect.gen(function* () {
      const gaps = [{ clause: "" }, { purpose: " " }, { covenant: "" }, { role: "" }, { trace: "0".repeat(32) }]
      for (const gap of gaps) {
        const exit = yield* Effect.exit(appendLines(line("secret-object", gap)))
        const told = JSON.stringify(exit, (_key, value) => (value instanceof Error ? value.message : value))
        assert.include(told, `lacks ${Object.keys(gap).join()}`)
        assert.notInclude(told, "secret-object")
      }
      assert.strictEqual((yield* verifyLog()).lines, 6)
    })
  )

  it.effect("finds a changed, a removed and an inserted line, wherever it is", () =>
    Effect.gen(function* () {
      yield* appendGroups([{ line: line("d"), children: [line("d1"), line("d2")] }])
      const copy = (seq: string, extra = "") =>
        `insert into ${LOG} select lane, ${seq}, id || 'x', parent, at, who, role, action, object_kind, object, covenant,
          purpose, clause, level, trace, previous, hash, subject, via from ${LOG} where seq = 9 and lane = 0 ${extra}`
      const cases = [
        [
          "changed",
          `update ${LOG} set role = 'nobody' where seq = 4`,
          `update ${LOG} set role = 'poster' where seq = 4`
        ],
        [
          "pseudonym added",
          `update ${LOG} set subject = 'x' where seq = 4`,
          `update ${LOG} set subject = null where seq = 4`
        ],
        ["removed", `update ${LOG} set lane = 77 where seq = 4`, `update ${LOG} set lane = 0 where seq = 4`],
        ["inserted at the end", copy("10"), `delete from ${LOG} where seq = 10`],
        [
          "inserted in a chain of its own",
          copy("1").replace("select lane", "select 55"),
          `delete from ${LOG} where lane = 55`
        ],
        [
          "inserted in between",
          `update ${LOG} set seq = seq + 1000 where seq > 4; update ${LOG} set seq = seq - 999 where seq > 1000; ${copy("5").replaceAll("seq = 9", "seq = 10")}`,
          `delete from ${LOG} where seq = 5; update ${LOG} set seq = seq - 1 where seq > 5`
        ]
      ] as const
      for (const [what, harm, repair] of cases) {
        for (const statement of harm.split(";")) yield* tamper(statement)
        assert.isDefined((yield* verifyLog()).broken, what)
        for (const statement of repair.split(";")) yield* tamper(statement)
        assert.isUndefined((yield* verifyLog()).broken, what)
      }
    })
  )

  it.effect("finds lines by who, what, covenant, trace and moment, newest first", () =>
    Effect.gen(function* () {
      const other = "1af7651916cd43dd8448eb211c80319c"
      const about = perPerson(line("s1", { covenant: "c2", trace: other, who: "balie" }), "s1", 2)
      yield* appendLines(line("count:1", { covenant: "c2", trace: other, who: "balie", objectKind: "signals" }), about)
      const found = yield* searchLog({ covenants: ["c2"] }, 10)
      assert.deepStrictEqual(
        found.map((one) => one.subject),
        ["s1/2", "s1/1", undefined]
      )
      assert.isTrue(found.slice(0, 2).every((one) => one.parent === found[2]?.id))
      const count = (search: Parameters<typeof searchLog>[0]) =>
        Effect.map(searchLog(search, 100), (rows) => rows.length)
      assert.strictEqual(yield* count({ who: "balie", trace: other }), 3)
      assert.strictEqual(yield* count({ objects: ["s1", "d1"] }), 3)
      assert.strictEqual(yield* count({ action: "signal-registered", covenants: ["c1"] }), 9)
      assert.strictEqual(yield* count({ from: "2020-01-01T00:00:00.000Z", until: "2999-01-01T00:00:00.000Z" }), 12)
      assert.strictEqual(yield* count({ until: "2020-01-01T00:00:00.000Z" }), 0)
      assert.strictEqual(yield* count({ covenants: ["c2"], before: found[1]?.id }), 1)
    })
  )

  it.effect("cannot be changed, shortened or restarted by ingest itself", () =>
    Effect.gen(function* () {
      const { run } = yield* Sql
      for (const statement of [
        `update ${LOG} set who = 'nobody'`,
        `delete from ${LOG}`,
        `truncate ${LOG}`,
        "delete from ingest.log_head",
        "insert into ingest.log_head values (99, 0, '')"
      ]) {
        const error = yield* Effect.flip(run("test", (db) => raw.raw(statement).execute(db)))
        assert.strictEqual(error.code, "42501", statement)
      }
    })
  )
})
