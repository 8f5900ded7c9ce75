import { existsSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const root = new URL("../../../", import.meta.url)
const rows = readFileSync(new URL("docs/security.md", root), "utf8")
  .split("\n")
  .filter((line) => /^\| \d/u.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, id = "", control = "", shown = ""]) => ({ id, control, shown }))

describe("docs/security.md", () => {
  it("has a row for each control, and none twice", () => {
    assert.isAbove(rows.length, 40)
    assert.strictEqual(new Set(rows.map((row) => row.id)).size, rows.length)
  })

  it.each(rows)("$id names a test that is there, or says what is open", ({ shown }) => {
    const paths = [...shown.matchAll(/`((?:apps|packages|scripts)\/[^`]+)`/gu)].map(([, path = ""]) => path)
    for (const path of paths) assert.isTrue(existsSync(new URL(path, root)), path)
    assert.isTrue(paths.length > 0 || /npm |[Oo]pen:|review|fixed text/u.test(shown), shown)
  })
})
