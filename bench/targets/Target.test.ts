import { describe, expect, it } from "vitest"
import { LINKAGE_TARGETS } from "./linkageTargets.ts"
import { aimOf, hold, type Target, tableOf } from "./Target.ts"

const quality: Target = { id: "Q1 1k", what: "F1", unit: "", atLeast: 0.925, peer: "Splink .864", documented: 0.95 }
const speed: Target = { id: "S1", what: "p50", unit: "us", atMost: 60 }

describe("hold", () => {
  it("judges by what was measured, on either side of the target and at it", () => {
    const met = (target: Target, value: number) => hold([target], new Map([[target.id, value]]))[0]?.met
    expect([0.924, 0.925, 1].map((value) => met(quality, value))).toEqual([false, true, true])
    expect([61, 60, 1].map((value) => met(speed, value))).toEqual([false, true, true])
  })

  it("says where a value is not from this run, and never makes one up", () => {
    expect(hold([quality, speed], new Map())).toEqual([
      { target: quality, value: 0.95, source: "docs", met: true },
      { target: speed, value: undefined, source: "none", met: undefined }
    ])
    expect(hold([quality], new Map([["Q1 1k", 0.9]]))[0]).toMatchObject({ value: 0.9, source: "measured", met: false })
  })
})

describe("tableOf", () => {
  it("has a line per target with its value, verdict, source and peer", () => {
    const [head, first, second] = tableOf(hold([quality, speed], new Map([["S1", 70.123]])))
    expect(head).toContain("target")
    expect(first).toMatch(/^Q1 1k +F1 +>= 0.925 +0.95 +met +docs, not this run +Splink .864$/u)
    expect(second).toMatch(/^S1 +p50 +<= 60 us +70.12 +NOT MET +this run +-$/u)
  })
})

describe("the linkage targets", () => {
  it("have an id each, and a target that a value can miss", () => {
    expect(new Set(LINKAGE_TARGETS.map(({ id }) => id)).size).toBe(LINKAGE_TARGETS.length)
    for (const target of LINKAGE_TARGETS) expect(aimOf(target)).toMatch(/^[<>]= /u)
  })

  it("cover every row that linkage is held to", () => {
    const rows = new Set(LINKAGE_TARGETS.map(({ id }) => id.split(" ")[0]))
    for (const row of ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "S1", "S2", "S4", "S5", "P2", "P3", "E1", "E2"])
      expect(rows).toContain(row)
  })
})
