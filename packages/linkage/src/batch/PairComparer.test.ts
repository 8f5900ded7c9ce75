import { describe, expect, it } from "vitest"
import { sightings } from "../../test/people.ts"
import { type Levels, model } from "../match/index.ts"
import { packBlock } from "./EncodedBlock.ts"
import { EncodingStore } from "./EncodingStore.ts"
import { PairComparer } from "./PairComparer.ts"
import { indexTokens } from "./sortTokens.ts"

// two of each person at most, so that no token is common
const records = sightings(40, 6).filter(({ id }) => /-[01]$/u.test(id))
const block = packBlock(records.map(({ encoding }) => encoding))
const set = { store: new EncodingStore([block]), index: indexTokens([block], 20) }

const unmarked = (levels: Levels | undefined) => ({ ...levels, slight: undefined })

describe("PairComparer", () => {
  const all = new PairComparer(set, model).compare(0, records.length)

  it("tells each pair once, the smaller number first", () => {
    const pairs = Array.from(all.a, (a, i) => `${a} ${all.b[i]}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(pairs.length).toBeGreaterThan(records.length / 2)
    expect(all.a.every((a, i) => a < (all.b[i] ?? 0))).toBe(true)
  })

  it("gives one record all its candidates, each time it is asked", () => {
    const comparer = new PairComparer(set, model)
    for (const record of [0, 7, 7, records.length - 1]) {
      const met: Array<number> = []
      comparer.compareWith(record, 0, (other) => met.push(other))
      const wanted = Array.from(all.a, (a, i) => [a, all.b[i] ?? 0]).flatMap(([a, b]) =>
        a === record ? [b] : b === record ? [a] : []
      )
      expect(met.sort((x, y) => x - y)).toEqual(wanted.sort((x, y = 0) => (x ?? 0) - y))
    }
  })

  it("finds for any two records the pattern that it finds for candidates", () => {
    const comparer = new PairComparer(set, model)
    comparer.compareWith(3, 0, (other, pattern) => {
      expect(new PairComparer(set, model).patterns.levels.length).toBe(0)
      const again = new PairComparer(set, model)
      expect(again.patterns.levels[again.patternOf(3, other)]).toEqual(unmarked(comparer.patterns.levels[pattern]))
    })
  })

  it("numbers the members of a part of a store by themselves", () => {
    const members = Uint32Array.from(records.keys()).filter((record) => record % 2 === 1)
    const part = new PairComparer({ store: set.store, index: indexTokens([block], 20, { members }), members }, model)
    const { a, b, pattern } = part.compare(0, members.length)
    const whole = new PairComparer(set, model)
    expect(a.length).toBeGreaterThan(0)
    a.forEach((left, i) => {
      const levels = whole.patterns.levels[whole.patternOf(members[left] ?? 0, members[b[i] ?? 0] ?? 0)]
      expect(unmarked(part.patterns.levels[pattern[i] ?? 0])).toEqual(levels)
    })
  })

  it("marks those that share too little, and leaves them out where that is asked", () => {
    const few = sightings(300, 3)
    const blocks = [packBlock(few.map(({ encoding }) => encoding))]
    const many = { store: new EncodingStore(blocks), index: indexTokens(blocks, 20) }
    const pairsOf = (comparer: PairComparer, wanted: (levels: Levels | undefined) => boolean) => {
      const { a, b, pattern } = comparer.compare(0, few.length)
      return Array.from(a, (left, i) => ({
        pair: `${left} ${b[i]}`,
        levels: comparer.patterns.levels[pattern[i] ?? 0]
      }))
        .filter(({ levels }) => wanted(levels))
        .map(({ pair }) => pair)
        .sort()
    }
    const firm = pairsOf(new PairComparer(many, model), (levels) => levels?.slight !== true)
    const slight = pairsOf(new PairComparer(many, model), (levels) => levels?.slight === true)
    expect(firm.length).toBeGreaterThan(0)
    expect(slight.length).toBeGreaterThan(0)
    expect(pairsOf(new PairComparer({ ...many, sparing: true }, model), () => true)).toEqual(firm)
  })
})
