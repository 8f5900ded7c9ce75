import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { firstOf, keyColumns, sortKeys } from "./sortKeys.ts"

const word = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 0xffffffff }), fc.constant(0x100))
const row = fc.tuple(word, word)

describe("sortKeys", () => {
  it("puts keys in order, items of one key in the order they had", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
        const given = {
          high: Uint32Array.from(rows, ([high]) => high),
          low: Uint32Array.from(rows, ([, low]) => low),
          item: Uint32Array.from(rows, (_, i) => i)
        }
        const sorted = sortKeys(given, firstOf(keyColumns(100), rows.length))
        const wanted = rows
          .map(([high, low], i) => [high, low, i])
          .sort(([a = 0, b = 0, i = 0], [c = 0, d = 0, j = 0]) => a - c || b - d || i - j)
        expect(wanted).toEqual([...sorted.item].map((item, i) => [sorted.high[i], sorted.low[i], item]))
      }),
      { numRuns: 300 }
    )
  })
})
