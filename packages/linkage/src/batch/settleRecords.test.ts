import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { pairsByDefinition } from "../../test/byDefinition.ts"
import { compared as comparedIn } from "../../test/compared.ts"
import { type Sighting, sightings } from "../../test/people.ts"
import { clusters, type Model, model, threshold } from "../match/index.ts"
import { clusterRecords } from "./clusterRecords.ts"
import { settleRecords, weightsOf } from "./settleRecords.ts"

const HUB_LIMIT = 5
const compared = (records: ReadonlyArray<Sighting>, parts = 3) => comparedIn(records, { hubLimit: HUB_LIMIT, parts })
const settle = (records: ReadonlyArray<Sighting>, pairs = compared(records), frozen = true) =>
  settleRecords(pairs, { records: records.length, model, frozen, idOf: (record) => records[record]?.id ?? "" })
const clustersOf = (records: ReadonlyArray<Sighting>, leaders: Uint32Array) =>
  [...Map.groupBy(records, (_, i) => leaders[i]).values()].map((all) => all.map(({ id }) => id).sort()).sort()

const some = sightings(40, 8)
const anyOrder = fc.shuffledSubarray([...some], { minLength: 2 })

describe("settleRecords", () => {
  it("gives the clusters of the set as a whole, by definition, for any records in any order", () => {
    fc.assert(
      fc.property(anyOrder, (records) => {
        const found = settle(records)
        const wanted = clusters(
          records.map(({ id }) => id),
          pairsByDefinition(records, model, HUB_LIMIT),
          { threshold: threshold(model, records.length), mustLink: [], cannotLink: [] }
        )
        expect(clustersOf(records, found.leaders)).toEqual(wanted.clusters.map((all) => [...all]).sort())
        expect(found.ambiguous.map((record) => records[record]?.id).sort()).toEqual(
          wanted.ambiguous.map(({ member }) => member)
        )
      }),
      { numRuns: 30 }
    )
  })

  it("leads each cluster by its least id", () => {
    const { leaders } = settle(some)
    expect(new Set(leaders).size).toBeLessThan(some.length)
    some.forEach(({ id }, record) => {
      const leader = some[leaders[record] ?? -1]?.id ?? ""
      expect(leader <= id).toBe(true)
    })
  })

  it("fits the model alike however many threads compared, and says what moved", () => {
    const records = sightings(150, 4)
    const once = settle(records, compared(records, 1), false)
    const often = settle(records, compared(records, 7), false)
    expect(once.fit?.moved).toBeDefined()
    expect(often.model).toEqual(once.model)
    expect(often.leaders).toEqual(once.leaders)
    expect(settle(records).fit).toBeUndefined()
    expect(settle(records).model).toBe(model)
  })
})

describe("clusterRecords", () => {
  it("heeds what people decided, as the clusters of the whole set do", () => {
    const pairs = compared(some)
    const record = fc.nat({ max: some.length - 1 })
    const decided = fc.array(
      fc.tuple(record, record).filter(([x, y]) => x !== y),
      { maxLength: 4 }
    )
    const idOf = (at: number) => some[at]?.id ?? ""
    const named = (all: ReadonlyArray<readonly [number, number]>) => all.map(([x, y]) => [idOf(x), idOf(y)] as const)
    const edges = pairsByDefinition(some, model, HUB_LIMIT)
    const bar = threshold(model, some.length)
    fc.assert(
      fc.property(decided, decided, (mustLink, cannotLink) => {
        const weights = weightsOf(pairs, model)
        const { leaders } = clusterRecords(pairs, {
          records: some.length,
          weights,
          threshold: bar,
          anyGround: false,
          idOf,
          mustLink,
          cannotLink
        })
        const wanted = clusters(
          some.map(({ id }) => id),
          edges,
          {
            threshold: bar,
            mustLink: named(mustLink),
            cannotLink: named(cannotLink)
          }
        )
        expect(clustersOf(some, leaders)).toEqual(wanted.clusters.map((all) => [...all]).sort())
      }),
      { numRuns: 50 }
    )
  })

  it("leaves everybody alone where no pair reaches the bar", () => {
    const high: Model = { ...model, threshold: { ...model.threshold, base: 1000 } }
    const { leaders, ambiguous } = settleRecords(compared(some), {
      records: some.length,
      model: high,
      frozen: true,
      idOf: String
    })
    expect([...leaders]).toEqual(some.map((_, i) => i))
    expect(ambiguous).toEqual([])
  })
})
