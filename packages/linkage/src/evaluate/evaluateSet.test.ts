import { describe, expect, it } from "vitest"
import { PairList } from "../batch/PairList.ts"
import { settleRecords } from "../batch/settleRecords.ts"
import { type Levels, model, weigh } from "../match/index.ts"
import { evaluateSet } from "./index.ts"

const NOTHING: Levels = {
  hubs: [],
  crowd: "none",
  familyName: undefined,
  givenNames: undefined,
  order: undefined,
  birthDate: undefined,
  address: undefined,
  phone: undefined,
  email: undefined,
  handle: undefined,
  sex: undefined
}
const SURE: Levels = {
  ...NOTHING,
  crowd: "4",
  familyName: "exact-rare",
  givenNames: "exact-rare",
  order: "straight",
  birthDate: "exact",
  address: "exact"
}
const UNLIKE: Levels = { ...NOTHING, familyName: "differs", givenNames: "differs", birthDate: "differs" }

/** Records 0 and 1 agree, 2 and 3 agree, 1 and 2 do not; 4 meets nobody. */
const pairs = new PairList()
pairs.source()({ a: Uint32Array.of(0, 2, 1), b: Uint32Array.of(1, 3, 2), pattern: Uint32Array.of(0, 0, 1) }, [
  SURE,
  UNLIKE
])
const settled = settleRecords(pairs, { records: 5, model, frozen: true, idOf: String })
const truth = (entities: ReadonlyArray<string | undefined>) => ({
  entityOf: (record: number) => entities[record],
  groupOf: (record: number) => (record < 2 ? "nl" : undefined)
})

describe("evaluateSet", () => {
  it("scores pairs, clusters, candidates and groups against the truth", () => {
    const found = evaluateSet(pairs, settled, truth(["a", "a", "b", "c", "a"])).truth
    // three true pairs, of which one was ever compared; one wrong link
    expect(found).toMatchObject({ records: 5, wanted: 3, candidateRecall: 1 / 3 })
    expect(found?.own).toMatchObject({ precision: 1 / 2, recall: 1 / 3 })
    expect(found?.clusters).toMatchObject({ precision: 1 / 2, recall: 1 / 3 })
    expect(found?.groups).toEqual([{ group: "nl", records: 2, falseLinks: 0 }])
  })

  it("leaves out records of which nothing is known", () => {
    const found = evaluateSet(pairs, settled, truth(["a", "a", undefined, "c", undefined])).truth
    expect(found).toMatchObject({ records: 3, wanted: 1, candidateRecall: 1 })
    expect(found?.clusters).toEqual({ precision: 1, recall: 1, f1: 1 })
    expect(evaluateSet(pairs, settled, truth([])).truth).toBeUndefined()
  })

  it("tells without truth what the model believes of itself", () => {
    const found = evaluateSet(pairs, settled)
    expect(found).toMatchObject({ version: model.version, records: 5, pairs: 3, clusters: 2, bar: settled.threshold })
    expect(found.truth).toBeUndefined()
    expect(weigh(SURE, model).weight).toBeGreaterThan(settled.threshold + 5)
    expect(found.estimate.precision).toBeGreaterThan(0.9)
    expect(found.estimate.recall).toBeGreaterThan(0.9)
    expect(found.histogram.reduce((sum, bin) => sum + bin.pairs, 0)).toBe(3)
  })
})
