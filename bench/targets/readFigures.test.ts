import { describe, expect, it } from "vitest"
import { lastOf, readFigures, worstOf, worstRatio } from "./readFigures.ts"

const printed = [
  '{"bench":"attack","figure":"unhardened: rank, given","value":0.8,"unit":""}',
  "a line of something else",
  '{"bench":"attack","figure":"rank, n","value":0.03,"unit":"","target":"<= 0.01"}',
  '{"bench":"attack","figure":"rank, s","value":0.04,"unit":""}',
  '{"bench":"attack","figure":"no value"}',
  "{ broken",
  ""
].join("\n")

describe("readFigures", () => {
  it("reads what a bench printed, with the number of its own target, and passes other lines over", () => {
    expect(readFigures(printed)).toEqual([
      { bench: "attack", figure: "unhardened: rank, given", value: 0.8 },
      { bench: "attack", figure: "rank, n", value: 0.03, bound: 0.01 },
      { bench: "attack", figure: "rank, s", value: 0.04 }
    ])
  })

  it("finds the worst of one attack, and not that of the unhardened scheme", () => {
    expect(worstOf(readFigures(printed), "rank")).toBe(0.04)
    expect(worstOf(readFigures(printed), "graph")).toBeUndefined()
  })

  it("finds the last of a figure that is told as a history grows", () => {
    expect(lastOf(readFigures(printed), "rank")).toBe(0.04)
    expect(lastOf(readFigures(printed), "rank, n")).toBe(0.03)
    expect(lastOf(readFigures(printed), "graph")).toBeUndefined()
  })

  it("finds the worst ratio, of figures that have one", () => {
    const line = (figure: string, ratio?: number) => JSON.stringify({ bench: "fairness", figure, value: 69, ratio })
    const figures = readFigures([line("false links, a", 1.2), line("false links, b"), line("recall, a", 3)].join("\n"))
    expect(worstRatio(figures, "false links")).toBe(1.2)
    expect(worstRatio(figures, "precision")).toBeUndefined()
  })
})
