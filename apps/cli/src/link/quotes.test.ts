import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { quoteState } from "./quotes.ts"

describe("quoteState", () => {
  it.each([
    ["a,b", false, "closed"],
    ["", false, "closed"],
    ['"a",b', false, "closed"],
    ['a,"b', false, "open"],
    ['a,"b""', false, "open"],
    ['a,"b""c"', false, "closed"],
    ['a,"",c', false, "closed"],
    ['5" pipe,6"', false, "closed"],
    ['"so"called,b', false, "closed"],
    ['"so"called,"b', false, "open"],
    ["more text", true, "open"],
    ['the end",b', true, "closed"],
    ['"', true, "closed"],
    ['""', true, "open"],
    ['the end","b', true, "open"],
    ['no "end" this', true, "broken"],
    ['x,"abc', true, "broken"]
  ] as const)("of %j, inside a cell: %s, is %s", (line, inside, state) => {
    expect(quoteState(line, ",", inside)).toBe(state)
  })

  it("takes the delimiter of the file", () => {
    expect(quoteState('"a";"b', ";", false)).toBe("open")
    expect(quoteState('"a","b', ";", false)).toBe("closed")
  })

  it("is closed for just those lines that the parser takes for one row", () => {
    const line = fc.array(fc.constantFrom("a", ",", '"', " "), { maxLength: 12 }).map((letters) => letters.join(""))
    const parses = (text: string) => {
      try {
        return parse(text, { relax_quotes: true, relax_column_count: true, record_delimiter: "\n" }).length === 1
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(line, (text) => {
        fc.pre(text !== "")
        expect(quoteState(text, ",", false)).toBe(parses(text) ? "closed" : "open")
      }),
      { numRuns: 2000 }
    )
  })
})
