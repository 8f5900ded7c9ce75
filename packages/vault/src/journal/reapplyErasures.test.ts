import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, layer } from "@effect/vitest"
import { Sql } from "@kruisverband/store"
import { testSql } from "@kruisverband/testing"
import { Effect } from "effect"
import { sql } from "kysely"
import { type ErasedSignal, ErasureJournal } from "./ErasureJournal.ts"
import { journalFile } from "./journalFile.ts"
import { journalInMemory } from "./journalInMemory.ts"
import { reapplyErasures } from "./reapplyErasures.ts"
import { renewJournal } from "./renewJournal.ts"

const folder = mkdtempSync(join(tmpdir(), "kv-reapply-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const line = (number: number): ErasedSignal => ({ at: "t", covenant: "a", signal: String(number), as: "withdrawn" })

/** Applies the journal at this path; what was erased by it, in order. `fail`: the signal at which erasing breaks off. */
const apply = (path: string, fail?: string) =>
  Effect.gen(function* () {
    const erased: Array<string> = []
    const count = yield* reapplyErasures((lines) =>
      Effect.gen(function* () {
        for (const { signal } of lines) {
          if (signal === fail) return yield* Effect.fail("broke off" as const)
          erased.push(signal)
        }
      })
    )
    return { count, erased }
  }).pipe(Effect.provide(journalFile(path)))

const append = (path: string, ...numbers: ReadonlyArray<number>) =>
  Effect.flatMap(ErasureJournal, (journal) => journal.append(numbers.map(line))).pipe(Effect.provide(journalFile(path)))

const positions = <A>(work: (text: string) => A) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test", async (db) => {
      const { rows } = await sql<{ journal: string; position: string }>`
        select journal, position from ingest.journal_position order by journal`.execute(db)
      return rows
    })
  ).pipe(Effect.map((rows) => work(JSON.stringify(rows))))

const restore = (rows: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test", async (db) => {
      await sql`delete from ingest.journal_position`.execute(db)
      await sql`insert into ingest.journal_position
        select * from json_to_recordset(${rows}::json) as r (journal uuid, position bigint)`.execute(db)
    })
  )

layer(testSql("ingest"), { timeout: "60 seconds", excludeTestServices: true })("applying the journal", (it) => {
  it.effect("erases what came after the backup that was restored, each time once", () =>
    Effect.gen(function* () {
      const path = join(folder, "a.ndjson")
      assert.deepStrictEqual(yield* apply(path), { count: 0, erased: [] })
      yield* append(path, 1, 2)
      assert.deepStrictEqual((yield* apply(path)).erased, ["1", "2"])
      const backup = yield* positions((rows) => rows)
      yield* append(path, 3)
      assert.deepStrictEqual((yield* apply(path)).erased, ["3"])
      assert.deepStrictEqual((yield* apply(path)).erased, [])
      yield* restore(backup)
      assert.deepStrictEqual((yield* apply(path)).erased, ["3"])
      yield* restore("[]")
      assert.deepStrictEqual((yield* apply(path)).erased, ["1", "2", "3"])
      yield* restore("[]")
    })
  )

  it.effect("goes on where it broke off", () =>
    Effect.gen(function* () {
      const path = join(folder, "b.ndjson")
      yield* apply(path)
      yield* append(path, ...Array.from({ length: 700 }, (_, index) => index))
      assert.strictEqual(yield* Effect.flip(apply(path, "600")), "broke off")
      const rest = yield* apply(path)
      assert.deepStrictEqual([rest.count, rest.erased[0]], [200, "500"])
      yield* restore("[]")
    })
  )

  it.effect("refuses a start without the journal that the database was used with", () =>
    Effect.gen(function* () {
      yield* apply(join(folder, "c.ndjson"))
      const error = yield* Effect.flip(apply(join(folder, "elsewhere.ndjson")))
      assert.strictEqual(typeof error === "string" ? error : error._tag, "JournalUnusable")
      yield* restore("[]")
    })
  )

  it.effect("of another database applies it whole", () =>
    Effect.gen(function* () {
      yield* apply(join(folder, "d.ndjson"))
      const path = join(folder, "e.ndjson")
      yield* Effect.flatMap(ErasureJournal, (journal) => journal.open).pipe(Effect.provide(journalFile(path)))
      yield* append(path, 9)
      assert.deepStrictEqual((yield* apply(path)).erased, ["9"])
      yield* restore("[]")
    })
  )

  it.effect("has nothing to do for a journal in memory, however often it starts", () =>
    Effect.gen(function* () {
      const once = reapplyErasures(() => Effect.void).pipe(Effect.provide(journalInMemory))
      assert.strictEqual(yield* once, 0)
      assert.strictEqual(yield* once, 0)
      yield* restore("[]")
    })
  )
})

layer(testSql("casework"), { timeout: "60 seconds", excludeTestServices: true })("a lost journal", (it) => {
  const known = Effect.succeed([line(1), line(2)])

  it.effect("is begun anew with what is known to be erased, once, and the database starts with it", () =>
    Effect.gen(function* () {
      yield* apply(join(folder, "lost.ndjson"))
      const path = join(folder, "anew.ndjson")
      const error = yield* Effect.flip(apply(path))
      assert.strictEqual(typeof error === "string" ? error : error._tag, "JournalUnusable")
      const renew = renewJournal(known).pipe(Effect.provide(journalFile(path)))
      assert.isTrue(yield* renew)
      assert.isFalse(yield* renew)
      assert.deepStrictEqual((yield* apply(path)).erased, ["1", "2"])
      assert.deepStrictEqual((yield* apply(path)).erased, [])
    })
  )
})
