import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { grouped, inverted, type Lists, listOf } from "./Lists.ts"

const ITEMS = 12
const owners = fc.array(fc.uniqueArray(fc.nat({ max: ITEMS - 1 })), { maxLength: 12 })
const listsOf = (rows: ReadonlyArray<ReadonlyArray<number>>): Lists => {
  const starts = [0]
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length)
  return { starts: Uint32Array.from(starts), items: Uint32Array.from(rows.flat()) }
}

describe("inverted", () => {
  it("gives each item its owners, least first", () => {
    fc.assert(
      fc.property(owners, (rows) => {
        const found = inverted(listsOf(rows), ITEMS)
        for (let item = 0; item < ITEMS; item++) {
          const wanted = rows.flatMap((row, owner) => (row.includes(item) ? [owner] : []))
          expect([...listOf(found, item)]).toEqual(wanted)
        }
      })
    )
  })

  it("takes its memory from where it is told", () => {
    const found = inverted(listsOf([[1], [0, 1]]), ITEMS, (bytes) => new SharedArrayBuffer(bytes))
    expect(found.items.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(found.starts.buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})

describe("grouped", () => {
  it("finds the places of each key", () => {
    const found = grouped(Uint32Array.from([2, 0, 2]), 3)
    expect([0, 1, 2].map((key) => [...listOf(found, key)])).toEqual([[1], [], [0, 2]])
  })
})
