import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { type ErasedSignal, ErasureJournal } from "./ErasureJournal.ts"
import { journalFile } from "./journalFile.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kv-journal-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const line = (number: number): ErasedSignal => ({
  at: "2026-11-02T08:00:00.000Z",
  covenant: "a",
  signal: `0191e0d3-0000-7000-8000-${number.toString(16).padStart(12, "0")}`,
  as: "retention"
})
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => line(from + index))

const on = <A, E>(path: string, use: (journal: ErasureJournal["Service"]) => Effect.Effect<A, E>) =>
  Effect.flatMap(ErasureJournal, use).pipe(Effect.provide(journalFile(path)))

const readAll = (journal: ErasureJournal["Service"], position = 0) =>
  Effect.map(Stream.runCollect(journal.read(position)), (pages) => ({
    erased: pages.flatMap((page) => page.erased),
    position: pages.at(-1)?.position ?? 0
  }))

describe("an erasure journal in a file", () => {
  it.effect("is not there until it is opened, and keeps its id and lines from then on", () =>
    Effect.gen(function* () {
      const path = join(folder, "first", "ingest.ndjson")
      assert.isUndefined(yield* on(path, (journal) => journal.find))
      const id = yield* on(path, (journal) => journal.open)
      assert.strictEqual(statSync(path).mode & 0o777, 0o600)
      yield* on(path, (journal) => journal.append(lines(1, 2)))
      yield* on(path, (journal) => journal.append([]))
      yield* on(path, (journal) => journal.append(lines(3, 3)))
      assert.strictEqual(yield* on(path, (journal) => journal.open), id)
      assert.deepStrictEqual((yield* on(path, readAll)).erased, lines(1, 3))
    })
  )

  it.effect("is read in pages, and on from any of their ends", () =>
    Effect.gen(function* () {
      const path = join(folder, "pages.ndjson")
      yield* on(path, (journal) => Effect.andThen(journal.open, journal.append(lines(1, 1203))))
      const pages = yield* on(path, (journal) => Stream.runCollect(journal.read(0)))
      assert.deepStrictEqual(
        pages.map((page) => page.erased.length),
        [500, 500, 203]
      )
      const rest = yield* on(path, (journal) => readAll(journal, pages[0]?.position))
      assert.deepStrictEqual(rest.erased, lines(501, 1203))
      const nothing = yield* on(path, (journal) => readAll(journal, rest.position))
      assert.deepStrictEqual(nothing, { erased: [], position: rest.position })
      yield* on(path, (journal) => journal.append(lines(2000, 2000)))
      assert.deepStrictEqual((yield* on(path, (journal) => readAll(journal, rest.position))).erased, lines(2000, 2000))
    })
  )

  it.effect("is one for two processes that make it at once", () =>
    Effect.gen(function* () {
      const path = join(folder, "race", "ingest.ndjson")
      const ids = yield* Effect.all(
        Array.from({ length: 6 }, () => on(path, (journal) => journal.open)),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(new Set(ids).size, 1)
    })
  )

  it.effect("drops a line that a crash left half written, and goes on after it", () =>
    Effect.gen(function* () {
      const path = join(folder, "torn.ndjson")
      yield* on(path, (journal) => Effect.andThen(journal.open, journal.append(lines(1, 2))))
      appendFileSync(path, '{"at":"2026-11-02T0')
      yield* on(path, (journal) => Effect.andThen(journal.open, journal.append(lines(3, 3))))
      assert.deepStrictEqual((yield* on(path, readAll)).erased, lines(1, 3))
    })
  )

  it.effect("is refused when a line of it is damaged, and when it is another file", () =>
    Effect.gen(function* () {
      const path = join(folder, "damaged.ndjson")
      yield* on(path, (journal) => Effect.andThen(journal.open, journal.append(lines(1, 3))))
      writeFileSync(path, readFileSync(path, "utf8").replace('"signal"', '"sign'))
      const damaged = yield* Effect.flip(on(path, readAll))
      assert.strictEqual(damaged._tag, "JournalUnusable")
      writeFileSync(path, "something else\n")
      const other = yield* Effect.flip(on(path, (journal) => journal.open))
      assert.strictEqual(other._tag, "JournalUnusable")
    })
  )

  it.effect("tells where it cannot be written, as an outage", () =>
    Effect.gen(function* () {
      const path = join(folder, "gone", "ingest.ndjson")
      const error = yield* Effect.flip(on(path, (journal) => journal.append(lines(1, 1))))
      assert.deepStrictEqual([error._tag, error.code], ["JournalError", "ENOENT"])
      assert.include(error.message, path)
      chmodSync(folder, 0o700)
    })
  )
})
