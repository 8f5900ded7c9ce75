import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { afterAll, assert, describe, it } from "vitest"
import { exportFiles, exportLine } from "./ExportFiles.ts"

const root = mkdtempSync(join(tmpdir(), "kv-export-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const COLUMNS = ["id", "themes", "partner", "subjects"]

describe("an exported line", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+31", "'+31"],
    ["-2", "'-2"],
    ["@x", "'@x"],
    ["\tx", "'\tx"],
    ["\0x", "'\0x"],
    ['a "b", c', '"a ""b"", c"'],
    ["a\r\nb", '"a\r\nb"']
  ])("in CSV runs no formula and breaks no line: %j", (value, cell) => {
    assert.strictEqual(exportLine("csv", ["id"], { id: value }), `${cell}\r\n`)
  })

  it("has a cell for every column, lists parted by semicolons, and null for what is too few to tell", () => {
    const row = { id: "a", themes: ["jihadism", "antisemitism"], subjects: null }
    assert.strictEqual(exportLine("csv", COLUMNS, row), "a,jihadism; antisemitism,,\r\n")
    assert.deepStrictEqual(JSON.parse(exportLine("ndjson", COLUMNS, row)), row)
  })
})

describe("a folder of an export", () => {
  it("has its name when it is whole, the hash of its file, and is for its owner only", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const folder = join(root, "whole")
        const files = exportFiles(folder, "signals", "csv", COLUMNS)
        yield* files.sink.begin
        yield* files.sink.add([{ id: "lost" }])
        // The transaction was tried again.
        yield* files.sink.begin
        yield* files.sink.add([{ id: "a" }])
        yield* files.sink.add([{ id: "b" }])
        const sum = yield* files.sink.end
        assert.isFalse(existsSync(folder))
        yield* files.keep({ version: 1 })
        const text = readFileSync(join(folder, "signals.csv"), "utf8")
        assert.strictEqual(text, "id,themes,partner,subjects\r\na,,,\r\nb,,,\r\n")
        assert.strictEqual(sum, createHash("sha256").update(text).digest("hex"))
        assert.strictEqual(statSync(join(folder, "signals.csv")).mode & 0o077, 0)
        assert.deepStrictEqual(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")), { version: 1 })
      })
    ))

  it("leaves nothing when it broke off, and says why by a code", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const folder = join(root, "broken")
        const files = exportFiles(folder, "links", "ndjson", COLUMNS)
        yield* files.sink.begin
        yield* files.drop
        assert.isFalse(existsSync(`${folder}.unfinished`))
        const nowhere = exportFiles("/dev/null/export", "links", "ndjson", COLUMNS)
        assert.strictEqual((yield* Effect.flip(nowhere.sink.begin)).code, "ENOTDIR")
      })
    ))
})
