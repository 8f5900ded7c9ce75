import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { identity, keys } from "../../test/arbitraries.ts"
import { encode } from "../encode/index.ts"
import { BlockRooms, releaseTokens } from "./BlockRooms.ts"
import { packBlock } from "./EncodedBlock.ts"

const all = fc.sample(identity, { numRuns: 30, seed: 5 }).map((one) => encode(one, keys))
const parts = [all.slice(0, 10), all.slice(10, 11), all.slice(11)]

describe("BlockRooms", () => {
  it("keeps blocks as they were, and releases the memory that they came in", () => {
    const rooms = new BlockRooms()
    const given = parts.map((part) => packBlock(part))
    expect(given.map((block) => rooms.move(block))).toEqual(parts.map((part) => packBlock(part)))
    for (const { places, tokenKeys, tokenKinds, tokenStarts, words } of given)
      expect([places, tokenKeys, tokenKinds, tokenStarts, words].map(({ length }) => length)).toEqual([0, 0, 0, 0, 0])
  })

  it("releases the tokens alone", () => {
    const rooms = new BlockRooms()
    const blocks = parts.map((part) => rooms.move(packBlock(part)))
    releaseTokens(blocks)
    for (const [i, { places, tokenKeys, tokenKinds, tokenStarts, words }] of blocks.entries()) {
      expect([tokenKeys, tokenKinds, tokenStarts].map(({ length }) => length)).toEqual([0, 0, 0])
      const { places: wanted, words: rows } = packBlock(parts[i] ?? [])
      expect([places, words]).toEqual([wanted, rows])
    }
  })
})
