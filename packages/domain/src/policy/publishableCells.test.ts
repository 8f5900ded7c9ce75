import { Arbitrary, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { type Cell, publishableCells } from "./publishableCells.ts"

const cell = (key: string, subjects: number, over: Partial<Cell> = {}): Cell => ({
  key,
  subjects,
  reporters: 5,
  organisations: 3,
  ...over
})
const shown = (cells: ReadonlyArray<Cell>) => publishableCells(cells).cells.map((one) => one.subjects)

describe("publishableCells", () => {
  it("shows what is large enough, with its sum", () => {
    const { cells, total } = publishableCells([cell("a", 10), cell("b", 40), cell("c", 0)])
    expect(cells.map((one) => one.subjects)).toEqual([10, 40, 0])
    expect(total).toBe(50)
  })

  it("hides what is traceable to subjects, to reporters or to one organisation", () => {
    const rest = [cell("b", 40), cell("c", 50), cell("d", 60)]
    for (const small of [
      cell("a", 9),
      cell("a", 30, { reporters: 2 }),
      cell("a", 30, { reporters: 8, organisations: 1 })
    ]) {
      expect(shown([small, ...rest])).toEqual([undefined, undefined, 50, 60])
    }
  })

  it("gives no total where it would say what is hidden", () => {
    expect(publishableCells([cell("a", 3)]).total).toBeUndefined()
    expect(publishableCells([cell("a", 3), cell("b", 2), cell("c", 50)]).total).toBeUndefined()
    expect(publishableCells([cell("a", 3), cell("b", 20), cell("c", 50)]).total).toBe(73)
  })

  it("keeps none apart from hidden", () => {
    expect(shown([cell("a", 0), cell("b", 3)])).toEqual([0, undefined])
  })

  describe("whatever the table", () => {
    const count = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }))
    const table = Schema.Array(Schema.Struct({ subjects: count(40), reporters: count(6), organisations: count(4) }))
    const tables = Effect.runSync(Arbitrary.sampleEffect(Arbitrary.schema(table), { count: 800, seed: 17 }))
      .map((rows) => rows.map((row, index) => ({ key: `k${index}`, ...row })))
      .filter((rows) => rows.length > 0)

    it("no published number is of few, and none of those hidden is the total less the rest", () => {
      let hiddenTables = 0
      for (const cells of tables) {
        const published = publishableCells(cells)
        const hidden = cells.filter((_, index) => published.cells[index]?.subjects === undefined)
        for (const [index, one] of cells.entries()) {
          const number = published.cells[index]?.subjects
          if (number === undefined || number === 0) continue
          expect(number).toBeGreaterThanOrEqual(10)
          expect(one.reporters).toBeGreaterThanOrEqual(3)
          expect(one.organisations).toBeGreaterThanOrEqual(2)
        }
        if (hidden.length === 0 || published.total === undefined) continue
        hiddenTables += 1
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((sum, one) => sum + one.subjects, 0)).toBeGreaterThanOrEqual(10)
      }
      expect(hiddenTables).toBeGreaterThan(50)
    })
  })
})
