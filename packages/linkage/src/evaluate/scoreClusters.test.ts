import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { falseLinksByGroup, type JudgedRecord, pairsOf, scoreClusters } from "./index.ts"

const entities = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 40 })
const records = fc.array(
  fc.record({
    cluster: fc.integer({ min: 0, max: 8 }),
    entity: fc.constantFrom("a", "b", "c", "d"),
    group: fc.constantFrom("nl", "ma", "tr")
  }),
  { maxLength: 40 }
)

/** Pair by pair, as the words say it. */
const byDefinition = (all: ReadonlyArray<JudgedRecord>) => {
  let [hit, found, wanted] = [0, 0, 0]
  all.forEach((x, i) => {
    for (const y of all.slice(i + 1)) {
      if (x.cluster === y.cluster) found++
      if (x.entity === y.entity) wanted++
      if (x.cluster === y.cluster && x.entity === y.entity) hit++
    }
  })
  return { precision: found === 0 ? 1 : hit / found, recall: wanted === 0 ? 1 : hit / wanted }
}

describe("scoreClusters", () => {
  it("gives a perfect clustering 1 everywhere", () => {
    fc.assert(
      fc.property(entities, (all) => {
        const perfect = all.map((entity) => ({ cluster: `cluster ${entity}`, entity }))
        expect(scoreClusters(perfect)).toEqual({ precision: 1, recall: 1, f1: 1 })
      })
    )
  })

  it("gives records left alone recall 0, wherever there is something to find", () => {
    fc.assert(
      fc.property(entities, (all) => {
        fc.pre(pairsOf(all) > 0)
        const alone = all.map((entity, cluster) => ({ cluster, entity }))
        expect(scoreClusters(alone)).toEqual({ precision: 1, recall: 0, f1: 0 })
      })
    )
  })

  it("counts as one would pair by pair, and the same with truth and clusters in each other's place", () => {
    fc.assert(
      fc.property(records, (all) => {
        const { precision, recall, f1 } = scoreClusters(all)
        expect({ precision, recall }).toEqual(byDefinition(all))
        expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12)
        const turned = scoreClusters(all.map(({ cluster, entity }) => ({ cluster: entity, entity: cluster })))
        expect(turned.recall).toBe(precision)
      })
    )
  })
})

describe("falseLinksByGroup", () => {
  it("counts every wrong link from each end", () => {
    const found = falseLinksByGroup([
      { cluster: 1, entity: "a", group: "nl" },
      { cluster: 1, entity: "a", group: "nl" },
      { cluster: 1, entity: "b", group: "ma" },
      { cluster: 2, entity: "c", group: "nl" },
      { cluster: 2, entity: "c" }
    ])
    expect(found).toEqual([
      { group: "ma", records: 1, falseLinks: 2000 },
      { group: "nl", records: 3, falseLinks: 2000 / 3 }
    ])
  })

  it("sums to twice the wrong pairs, over all groups", () => {
    fc.assert(
      fc.property(records, (all) => {
        const ends = falseLinksByGroup(all).reduce((sum, one) => sum + (one.falseLinks * one.records) / 1000, 0)
        const right = pairsOf(all.map(({ cluster, entity }) => `${cluster} ${entity}`))
        expect(ends).toBeCloseTo(2 * (pairsOf(all.map(({ cluster }) => cluster)) - right), 6)
      })
    )
  })
})
