import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { IdColumn } from "./IdColumn.ts"

const LONGEST = 1000

describe("IdColumn", () => {
  it("numbers texts as they come, each once", () => {
    // unpaired surrogates never come out of a file that is read as UTF-8
    const text = fc.string({ unit: "grapheme", maxLength: 12 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
        const column = new IdColumn(LONGEST)
        const seen: Array<string> = []
        for (const one of texts) {
          expect(column.add(one)).toBe(!seen.includes(one))
          if (!seen.includes(one)) seen.push(one)
        }
        expect(column.length).toBe(seen.length)
        expect(seen.map((_, i) => column.at(i))).toEqual(seen)
      })
    )
  })

  it("grows over its tables and pieces", () => {
    const column = new IdColumn(LONGEST)
    const nth = (i: number) => (i % 3 === 0 ? `${i}${"é".repeat(LONGEST - 10)}` : `s${i}`)
    for (let i = 0; i < 5000; i++) expect(column.add(nth(i))).toBe(true)
    for (let i = 0; i < 5000; i++) expect(column.add(nth(i))).toBe(false)
    expect(column.length).toBe(5000)
    for (const i of [0, 1, 523, 524, 525, 1023, 1024, 4998, 4999]) expect(column.at(i)).toBe(nth(i))
  })

  it("keeps its texts when it is closed, and takes no more", () => {
    const column = new IdColumn(LONGEST)
    column.add("a")
    column.add("b")
    column.close()
    expect([column.at(0), column.at(1), column.length]).toEqual(["a", "b", 2])
    expect(() => column.add("c")).toThrow(RangeError)
  })

  it("fills its pieces to the last byte", () => {
    const column = new IdColumn(LONGEST)
    // 64 bytes each: so many fit in a piece, and the next begins another
    const nth = (i: number) => String(i).padStart(64, "0")
    const fit = (1 << 20) / 64
    for (let i = 0; i <= fit; i++) column.add(nth(i))
    for (const i of [0, fit - 1, fit]) expect(column.at(i)).toBe(nth(i))
  })
})
