import { describe, expect, it } from "vitest"
import { compared } from "../../test/compared.ts"
import { type FileKind, inventedFile, linksOf } from "../../test/inventedFile.ts"
import { f1, type Sighting, sightings } from "../../test/people.ts"
import { model, weigh } from "../match/index.ts"
import { settleFile } from "./settleFile.ts"
import { settleRecords } from "./settleRecords.ts"

const hubLimit = 20
const KIND: FileKind = {
  people: 1000,
  seed: 31,
  givenNames: 150,
  familyNames: 1500,
  families: 0,
  withoutDate: 0.15,
  errors: 0.4,
  most: 4
}

const optionsOf = (records: ReadonlyArray<Sighting>, frozen = false) => ({
  records: records.length,
  model,
  frozen,
  idOf: (record: number) => records[record]?.id ?? ""
})
const settle = (records: ReadonlyArray<Sighting>, parts = 3, frozen = false, asked: Array<boolean> = []) =>
  settleFile(
    async (overlaps) => {
      asked.push(overlaps)
      return compared(records, { hubLimit, parts, overlaps })
    },
    optionsOf(records, frozen)
  )
const clustersOf = (records: ReadonlyArray<Sighting>, leaders: Uint32Array) =>
  [...Map.groupBy(records, (_, i) => leaders[i]).values()].map((all) => all.map(({ id }) => id).sort()).sort()

describe("settleFile", () => {
  const records = inventedFile(KIND)

  it.each([
    ["many errors", KIND],
    ["each seen once to thrice", { ...KIND, seed: 32, most: 3, people: 2500 }],
    ["few dates", { ...KIND, seed: 33, withoutDate: 0.3, errors: 0.1, people: 3000 }],
    ["few errors", { ...KIND, seed: 34, errors: 0.05 }]
  ])("links a file without families better than by the fit of levels alone: %s", async (_name, kind) => {
    const some = inventedFile(kind)
    const before = settleRecords(compared(some, { hubLimit }), optionsOf(some))
    const after = (await settle(some)).settled
    const clusters = [before, after].map(({ leaders }) => clustersOf(some, leaders))
    const [was, is] = clusters.map((all) => f1(all, some))
    expect(after.fit?.moved).toBe("levels")
    expect(is).toBeGreaterThan((was ?? 1) - 0.001)
    const [, right] = clusters.map((all) => linksOf(all, some))
    expect((right?.right ?? 0) / (right?.all ?? 1)).toBeGreaterThan(0.96)
  })

  it("gives the same for any order of the records and any number of threads", async () => {
    const once = await settle(records, 1)
    const turned = records.toReversed()
    const again = await settle(turned, 7)
    expect(again.settled.model).toEqual(once.settled.model)
    expect(clustersOf(turned, again.settled.leaders)).toEqual(clustersOf(records, once.settled.leaders))
  })

  it("weighs every pair by terms that sum to its weight", async () => {
    const { pairs, settled } = await settle(records)
    for (const levels of pairs.patterns.levels) {
      const { weight, terms } = weigh(levels, settled.model)
      expect(terms.reduce((sum, term) => sum + term.weight, 0)).toBe(weight)
    }
  })

  it("compares once, and settles as ever, where there are families, few names, or a frozen model", async () => {
    const families = sightings(150, 4)
    for (const [some, frozen] of [
      [families, false],
      [records, true],
      [inventedFile({ ...KIND, errors: 0.1, givenNames: 14, familyNames: 40 }), false]
    ] as const) {
      const asked: Array<boolean> = []
      const { settled } = await settle(some, 3, frozen, asked)
      expect(asked).toEqual([false])
      expect(settled).toEqual(settleRecords(compared(some, { hubLimit }), optionsOf(some, frozen)))
    }
  })

  it("settles a file of nobody", async () => {
    const { settled, pairs } = await settle([])
    expect(settled.leaders).toHaveLength(0)
    expect(pairs.length).toBe(0)
  })
})
