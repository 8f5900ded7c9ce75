import { assert, it } from "@effect/vitest"
import fc from "fast-check"
import { type Holder, holderOf } from "../index/holders.ts"
import { Pairs } from "../index/IndexChange.ts"
import { type HolderPair, StretchPairs, stretchesOf } from "./StretchPairs.ts"

const rising = (holders: Iterable<Holder>) => [...new Set(holders)].sort((x, y) => x - y)

const holder = fc
  .tuple(fc.integer({ min: 90, max: 140 }), fc.integer({ min: 0, max: 2 }))
  .map(([signal, subject]) => holderOf(signal, subject))
const lists = fc.array(fc.array(holder, { maxLength: 8 }).map(rising), { maxLength: 30 })

const inOrder = (pairs: Iterable<HolderPair>) => [...pairs].toSorted(([a, b], [x, y]) => a - x || b - y)

it("gives the pairs of all followers once, in rising order, whatever the stretches and the parts", () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 7 }), (followers, length, size) => {
      const expected = new Pairs()
      for (const list of followers) {
        for (const [index, x] of list.entries()) for (const y of list.slice(index + 1)) expected.add(x, y)
      }
      const found: Array<HolderPair> = []
      for (const stretch of stretchesOf(90, 140, length)) {
        const pairs = new StretchPairs(stretch)
        for (const list of followers) pairs.add(list)
        for (const part of pairs.inParts(size)) {
          assert.isAtMost(part.length, size)
          found.push(...part)
        }
      }
      assert.deepStrictEqual(found, inOrder(expected))
    })
  )
})

it("keeps pairs apart however far the keys lie from each other", () => {
  const last = 2 ** 31 - 1
  const [stretch] = stretchesOf(1, last, 250_000)
  assert.isDefined(stretch)
  const [x, y, z, same] = [holderOf(1, 31), holderOf(stretch.to - 1, 31), holderOf(last, 30), holderOf(last, 31)]
  const pairs = new StretchPairs(stretch)
  pairs.add([x, y, z, same])
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
  for (let signal = 1; signal < 100_000; signal++) pairs.add([holderOf(signal, 0), holderOf(signal + 1, 0)])
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
