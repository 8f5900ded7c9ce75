import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { crowd, holding, tokenOf } from "../../test/crowds.ts"
import { BLOCK_RECORDS, packBlock } from "./EncodedBlock.ts"
import { indexTokens } from "./sortTokens.ts"

const HUB_LIMIT = 30
const NOBODY = holding("", [])

describe("indexTokens", () => {
  it("finds of some records of a set what it finds where there are no others", () => {
    fc.assert(
      fc.property(crowd(80, 4), fc.infiniteStream(fc.boolean()), (records, chosen) => {
        const members = Uint32Array.from([...records.keys()].filter(() => chosen.next().value === true))
        const some = [...members].flatMap((record) => records[record]?.encoding ?? [])
        const block = packBlock(records.map(({ encoding }) => encoding))
        expect(indexTokens([block], HUB_LIMIT, { members })).toEqual(indexTokens([packBlock(some)], HUB_LIMIT))
      }),
      { numRuns: 20 }
    )
  })

  it("numbers records over blocks, all of them and some", () => {
    const shared = [tokenOf("b", 1), tokenOf("p", 2)]
    const first = Array.from({ length: BLOCK_RECORDS }, (_, i) => (i === 7 ? holding("", shared) : NOBODY))
    const blocks = [first, [NOBODY, holding("", shared)]].map((some) => packBlock(some.map(({ encoding }) => encoding)))
    const last = BLOCK_RECORDS + 1
    expect([...indexTokens(blocks, HUB_LIMIT).followers.items]).toEqual([7, last, 7, last])
    const members = Uint32Array.of(3, 7, last)
    expect([...indexTokens(blocks, HUB_LIMIT, { members }).followers.items]).toEqual([1, 2, 1, 2])
  })
})
