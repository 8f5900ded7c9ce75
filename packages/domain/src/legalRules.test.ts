import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const root = new URL("../../../", import.meta.url)
const rows = readFileSync(new URL("docs/legal-rules.md", root), "utf8")
  .split("\n")
  .filter((line) => /^\| L\d\d \|/u.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, id = "", , rule = "", test = "", held = ""]) => ({ id, rule: pathsIn(rule), test: pathsIn(test), held }))

function pathsIn(cell: string): ReadonlyArray<string> {
  return [...cell.matchAll(/`([^`]+)`/gu)].map(([, path = ""]) => path)
}

describe("docs/legal-rules.md", () => {
  it("has one row for each demand, in order", () => {
    expect(rows.map((row) => row.id)).toEqual(
      Array.from({ length: 30 }, (_, index) => `L${String(index + 1).padStart(2, "0")}`)
    )
  })

  it.each(rows)("$id names a rule and a test that are there, and where it is held", ({ rule, test, held }) => {
    expect(rule.length).toBeGreaterThan(0)
    expect(test.length).toBeGreaterThan(0)
    for (const path of rule) expect(existsSync(new URL(`packages/domain/src/${path}`, root)), path).toBe(true)
    for (const path of test) expect(existsSync(new URL(path, root)), path).toBe(true)
    expect(held).not.toBe("")
  })
})
