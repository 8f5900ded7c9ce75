import { describe, expect, it } from "vitest"
import { NOTHING_KNOWN } from "../../test/levels.ts"
import { overlapCode, overlapOf } from "../match/overlap.ts"
import { markAlone } from "./markAlone.ts"
import { PairList } from "./PairList.ts"

const strong = { ...NOTHING_KNOWN, overlap: overlapCode(3, 2) }
const weak = { ...NOTHING_KNOWN, overlap: overlapCode(1, 2) }

/** Pairs of numbered records: `true` fits. */
const listOf = (all: ReadonlyArray<readonly [number, number, boolean]>): PairList => {
  const pairs = new PairList()
  // two sources, each with a numbering of its own
  for (const some of [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)]) {
    pairs.source()(
      {
        a: Uint32Array.from(some, ([a]) => a),
        b: Uint32Array.from(some, ([, b]) => b),
        pattern: Uint32Array.from(some, ([, , fits]) => Number(fits))
      },
      [weak, strong]
    )
  }
  return pairs
}

const aloneIn = (all: ReadonlyArray<readonly [number, number, boolean]>, records: number) => {
  const pairs = listOf(all)
  const weights = Float64Array.from(pairs.patterns.levels, ({ overlap }) => (overlap === strong.overlap ? 5 : -5))
  const marked = markAlone(pairs, weights, 0, records)
  const found = new Map<string, boolean>()
  for (const { a, b, pattern } of marked.parts)
    a.forEach((left, i) => {
      const levels = marked.patterns.levels[pattern[i] ?? 0]
      found.set(`${left} ${b[i]}`, overlapOf(levels?.overlap ?? 1).alone)
    })
  return found
}

describe("markAlone", () => {
  it("marks two whom nobody else fits, whether they fit each other or not", () => {
    const found = aloneIn(
      [
        [0, 1, true],
        [2, 3, false]
      ],
      4
    )
    expect(found).toEqual(
      new Map([
        ["0 1", true],
        ["2 3", true]
      ])
    )
  })

  it("marks nobody of three who fit, nor one who fits another", () => {
    const found = aloneIn(
      [
        [0, 1, true],
        [1, 2, true],
        [0, 2, true],
        [2, 3, false]
      ],
      4
    )
    expect([...found.values()]).toEqual([false, false, false, false])
  })

  it("keeps each pair once, with what it tells beside", () => {
    const pairs = listOf([
      [0, 1, true],
      [1, 2, false]
    ])
    const marked = markAlone(pairs, new Float64Array(2), 1, 3)
    expect(marked.length).toBe(2)
    expect(marked.counted().map(({ levels }) => overlapOf(levels.overlap ?? 1))).toEqual([
      { shared: 1, followers: 2, alone: true },
      { shared: 3, followers: 2, alone: true }
    ])
  })
})
