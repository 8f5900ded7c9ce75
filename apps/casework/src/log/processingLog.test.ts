import { assert, layer } from "@effect/vitest"
import { Engine, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"
import { caseworkStore } from "../testing/store.ts"
import { appendLog, type LogLine, verifyLog } from "./processingLog.ts"

const line = (object: string): LogLine => ({
  who: "coordinator",
  role: "coordinator",
  action: "link-opened",
  objectKind: "link",
  object,
  covenant: "merenland-radicalisering",
  purpose: "early-signalling",
  clause: "levels.coordinator",
  level: "full",
  trace: "0af7651916cd43dd8448eb211c80319c"
})

/** As someone with full rights on the database, past casework's own role. */
const tamper = (statement: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const { migrator } = yield* Engine
      const db = yield* migrator
      yield* Effect.promise(() => raw.raw(statement).execute(db))
    })
  )

layer(caseworkStore, { timeout: "60 seconds", excludeTestServices: true })("processing log", (it) => {
  it.effect("chains lines and their children, also when many write at once", () =>
    Effect.gen(function* () {
      yield* Effect.forEach(
        ["a", "b", "c", "d", "e"],
        (object) => appendLog(line(object), [line(`${object}1`), line(`${object}2`)]),
        {
          concurrency: "unbounded"
        }
      )
      const verdict = yield* verifyLog()
      assert.strictEqual(verdict.lines, 15)
      assert.isUndefined(verdict.broken)
    })
  )

  it.effect("cannot be changed, shortened or emptied by casework itself", () =>
    Effect.gen(function* () {
      const { run } = yield* Sql
      for (const statement of [
        "update casework.processing_log set who = 'nobody'",
        "delete from casework.processing_log",
        "truncate casework.processing_log",
        "delete from casework.log_head",
        "update casework.review set by = ''",
        "delete from casework.review"
      ]) {
        const error = yield* Effect.flip(run("test", (db) => raw.raw(statement).execute(db)))
        assert.strictEqual(error.code, "42501", statement)
      }
    })
  )

  it.effect("finds a changed line, a removed line, a swapped line and a cut end", () =>
    Effect.gen(function* () {
      const cases = [
        [
          "update casework.processing_log set who = 'nobody' where seq = 4",
          "update casework.processing_log set who = 'coordinator' where seq = 4",
          "4",
          "content"
        ],
        [
          "update casework.processing_log set seq = 1000 where seq = 7",
          "update casework.processing_log set seq = 7 where seq = 1000",
          "7",
          "gap"
        ],
        [
          "update casework.processing_log set previous = hash where seq = 9",
          "update casework.processing_log p set previous = (select hash from casework.processing_log where seq = 8) where seq = 9",
          "9",
          "chain"
        ],
        ["update casework.log_head set seq = seq + 1", "update casework.log_head set seq = seq - 1", "16", "head"]
      ] as const
      for (const [harm, repair, seq, why] of cases) {
        yield* tamper(harm)
        assert.deepStrictEqual((yield* verifyLog()).broken, { seq, why })
        yield* tamper(repair)
        assert.isUndefined((yield* verifyLog()).broken)
      }
      yield* tamper("delete from casework.processing_log where seq > 12")
      assert.strictEqual((yield* verifyLog()).broken?.why, "head")
    })
  )
})
