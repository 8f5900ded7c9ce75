import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encoding, identity, keys } from "../../test/arbitraries.ts"
import { type Encoding, encode } from "../encode/index.ts"
import { CHECK, rowLength } from "../encode/layout.ts"
import { findShared, shared } from "../match/rows.ts"
import { BlockRooms } from "./BlockRooms.ts"
import { dropLoneRows } from "./dropLoneRows.ts"
import { packBlock } from "./EncodedBlock.ts"
import { EncodingStore, type StoredBlock } from "./EncodingStore.ts"
import { EncodingView } from "./EncodingView.ts"

const viewsOf = (all: ReadonlyArray<Encoding>, store: EncodingStore) =>
  all.map((_, record) => {
    const view = new EncodingView()
    store.read(record, view)
    return view
  })
const packed = ({ places, records, words }: StoredBlock) => ({
  records,
  words: words.slice(),
  places: places.slice()
})
const thinnedOf = (all: ReadonlyArray<Encoding>) => {
  const blocks = [packBlock(all)]
  const before = blocks[0]?.words.length ?? 0
  dropLoneRows(blocks)
  return { before, after: blocks[0]?.words.length ?? 0, blocks, views: viewsOf(all, new EncodingStore(blocks)) }
}
/** The rows that two share, as a comparison reads them. */
const read = (a: Encoding, b: Encoding) => {
  const count = findShared(a, b)
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = [shared.a[i] ?? 0, shared.b[i] ?? 0]
    return [a.rows.slice(x, x + rowLength(a)), b.rows.slice(y, y + rowLength(b)), shared.first[i]]
  })
}

describe("dropLoneRows", () => {
  it("leaves every pair of the set the rows that they share, with the same form of the surname", () => {
    fc.assert(
      fc.property(fc.array(encoding, { minLength: 2, maxLength: 12 }), (all) => {
        const { views } = thinnedOf(all)
        for (const [i, a] of all.entries())
          for (const [j, b] of all.entries()) {
            const [x, y] = [views[i], views[j]]
            if (i !== j && x !== undefined && y !== undefined) expect(read(x, y)).toEqual(read(a, b))
          }
      }),
      { numRuns: 60 }
    )
  })

  it("gives blocks of one room memory of just their size, and releases the room", () => {
    const all = fc.sample(identity, { numRuns: 60, seed: 4 }).map((one) => encode(one, keys))
    const rooms = new BlockRooms()
    const given = [all.slice(0, 20), all.slice(20, 50), all.slice(50)].map((some) => packBlock(some))
    const apart = given.map((block) => packed(block))
    const blocks = given.map((block) => rooms.move(block))
    const old = blocks[0]?.words
    dropLoneRows(apart)
    dropLoneRows(blocks, (bytes) => new SharedArrayBuffer(bytes))
    expect(blocks.map(packed)).toEqual(apart.map(packed))
    expect(old?.length).toBe(0)
    const [buffer] = blocks.map(({ words }) => words.buffer)
    expect(buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(blocks.every(({ words }) => words.buffer === buffer)).toBe(true)
    expect(buffer?.byteLength).toBe(4 * blocks.reduce((sum, { words }) => sum + words.length, 0))
  })

  it("keeps all else of a record, and its tokens", () => {
    const all = fc.sample(identity, { numRuns: 40, seed: 3 }).map((one) => encode(one, keys))
    const { blocks, views } = thinnedOf(all)
    for (const [i, { given, family, date, address, givenRarity }] of all.entries())
      expect(views[i]).toMatchObject({ given, family, date, address, givenRarity })
    expect(blocks[0]?.tokenKeys).toEqual(packBlock(all).tokenKeys)
  })

  it("drops nearly all rows of people who share nothing, and none of those who are equal", () => {
    const apart = Array.from({ length: 500 }, (_, i) =>
      encode({ emails: [`a${i}@example.org`], handles: [`handle${i}`], birthDate: "2008" }, keys)
    )
    const rows = thinnedOf(apart).views.reduce((sum, view) => sum + view.rows.length / rowLength(view), 0)
    expect(rows).toBeLessThan(0.25 * 1000)
    const one = encode({ givenNames: "Fenna", familyName: "Hoekstra", birthDate: "2008-03-14" }, keys)
    const { after, before, views } = thinnedOf([one, one])
    expect(after).toBe(before)
    expect(views.map((view) => view.rows[CHECK])).toEqual([one.rows[CHECK], one.rows[CHECK]])
  })

  it("takes a set of nobody, and refuses what is no packed record", () => {
    const none: Array<ReturnType<typeof packBlock>> = []
    dropLoneRows(none)
    expect(none).toEqual([])
    const block = packBlock([])
    expect(() =>
      dropLoneRows([{ ...block, records: 1, places: Uint32Array.of(0), words: Uint32Array.of(2 ** 30, 0) }])
    ).toThrow(RangeError)
  })
})
