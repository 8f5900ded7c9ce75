import { assert, it } from "@effect/vitest"
import { bothGrounds, groundOf, meets, NO_GROUND } from "@kruisverband/linkage/match"
import fc from "fast-check"
import { type Entry, entryOf, holderIn, holderOf, knownIn, signalOf } from "../index/holders.ts"
import type { HolderPair } from "../index/Pairs.ts"
import { StretchPairs, stretchesOf } from "./StretchPairs.ts"

const KINDS = ["a", "s", "k", "n", "c", "t", "i", "p"].map((kind) => groundOf(kind.charCodeAt(0)))
const ENOUGH = groundOf("p".charCodeAt(0))

/** The same is known of a holder wherever it stands. */
const knownOf = (holder: number) => (holder * 5) % 8
const entry = fc
  .tuple(fc.integer({ min: 90, max: 140 }), fc.integer({ min: 0, max: 2 }))
  .map(([signal, subject]) => holderOf(signal, subject))
  .map((holder) => entryOf(holder, knownOf(holder), holder % 5))
const followers = fc.array(entry, { maxLength: 8 }).map((some) => [...new Set(some)].sort((x, y) => x - y))
const lists = fc.array(fc.tuple(followers, fc.constantFrom(...KINDS)), { maxLength: 30 })

/** By the definition: of every two who follow a token together, all that they share. */
const expectedOf = (all: ReadonlyArray<readonly [ReadonlyArray<Entry>, number]>): ReadonlyArray<HolderPair> => {
  const entries = [...new Set(all.flatMap(([some]) => some))].sort((x, y) => x - y)
  return entries.flatMap((x) =>
    entries.flatMap((y): ReadonlyArray<HolderPair> => {
      if (x >= y || signalOf(holderIn(x)) === signalOf(holderIn(y))) return []
      const shared = all.filter(([some]) => some.includes(x) && some.includes(y)).map(([, ground]) => ground)
      const ground = shared.reduce(bothGrounds, NO_GROUND)
      return meets(ground, knownIn(x), knownIn(y)) ? [[holderIn(x), holderIn(y)]] : []
    })
  )
}

it("gives the pairs that share enough once, in rising order, whatever the stretches and the parts", () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 7 }), (all, length, size) => {
      const found: Array<HolderPair> = []
      for (const stretch of stretchesOf(90, 140, length)) {
        const pairs = new StretchPairs(stretch)
        for (const [some, ground] of all) pairs.add(some, ground)
        for (const part of pairs.inParts(size)) {
          assert.isAtMost(part.length, size)
          found.push(...part)
        }
      }
      assert.deepStrictEqual(found, expectedOf(all))
    })
  )
})

it("keeps pairs apart however far the keys lie from each other", () => {
  const last = 2 ** 31 - 1
  const [stretch] = stretchesOf(1, last, 250_000)
  assert.isDefined(stretch)
  const [x, y, z, same] = [holderOf(1, 31), holderOf(stretch.to - 1, 31), holderOf(last, 30), holderOf(last, 31)]
  const pairs = new StretchPairs(stretch)
  pairs.add(
    [x, y, z, same].map((holder) => entryOf(holder, 7, 0)),
    ENOUGH
  )
  assert.deepStrictEqual([...pairs.inParts(10)].flat(), [
    [x, y],
    [x, z],
    [x, same],
    [y, z],
    [y, same]
  ])
})

it("holds more pairs than it has room for at first", () => {
  const pairs = new StretchPairs({ from: 1, to: 250_001, end: 250_001 })
  for (let signal = 1; signal < 100_000; signal++) {
    pairs.add([entryOf(holderOf(signal, 0), 0, 0), entryOf(holderOf(signal + 1, 0), 0, 0)], ENOUGH)
  }
  assert.strictEqual([...pairs.inParts(1000)].flat().length, 99_999)
})

it("parts a covenant's signals into stretches without gap or overlap", () => {
  const first = fc.integer({ min: 1, max: 2 ** 30 })
  fc.assert(
    fc.property(first, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 700 }), (from, more, most) => {
      const stretches = stretchesOf(from, from + more, most)
      assert.strictEqual(stretches[0]?.from, from)
      assert.strictEqual(stretches.at(-1)?.to, from + more + 1)
      for (const [index, one] of stretches.entries()) {
        assert.isAtMost(one.to - one.from, most)
        if (index > 0) assert.strictEqual(one.from, stretches[index - 1]?.to)
      }
    })
  )
})
