import { describe, expect, it } from "vitest"
import { movedRecords, readClusters, turned } from "./clusterFile.ts"
import { judgeExplanations } from "./explanations.ts"

const lines = async function* (some: ReadonlyArray<unknown>) {
  for (const one of some) yield typeof one === "string" ? one : JSON.stringify(one)
}
const pair = (weight: number, terms: ReadonlyArray<number>, runnerUp?: string) => ({
  weight,
  terms: terms.map((bits) => ({ field: "prior", weight: bits })),
  runnerUp
})

describe("judgeExplanations", () => {
  it("tells how far a weight is from its terms at worst, and where no other reading is named", async () => {
    const found = await judgeExplanations(
      lines([pair(3, [1, 2], "twin"), pair(-1, [1, -1.5], "stranger"), pair(0, []), ""])
    )
    expect(found).toEqual({ pairs: 3, worst: 0.5, unnamed: 1 })
  })

  it("does not take a line that is no explanation for one that sums", async () => {
    await expect(judgeExplanations(lines(["{}"]))).rejects.toThrow()
  })
})

describe("movedRecords", () => {
  const clusters = (of: Readonly<Record<string, string>>) => new Map(Object.entries(of))

  it("counts nobody where only the names of clusters differ", () => {
    expect(movedRecords(clusters({ a: "a", b: "a", c: "c" }), clusters({ c: "x", b: "y", a: "y" }))).toBe(0)
  })

  it("counts all whose cluster has others in it, and who is gone", () => {
    expect(movedRecords(clusters({ a: "a", b: "a", c: "c" }), clusters({ a: "a", b: "b", c: "c" }))).toBe(2)
    expect(movedRecords(clusters({ a: "a", c: "c" }), clusters({ a: "a" }))).toBe(1)
  })

  it("reads what link writes, and turns a file without moving its header", () => {
    expect(readClusters("record_id,cluster_id\nr1,r1\nr2,r1\n")).toEqual(clusters({ r1: "r1", r2: "r1" }))
    expect(turned("record_id,x\nr1,1\nr2,2\n")).toBe("record_id,x\nr2,2\nr1,1\n")
  })
})
