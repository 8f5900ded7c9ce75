import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encoding, identity, keys } from "../../test/arbitraries.ts"
import { type Encoding, encode } from "../encode/index.ts"
import { BLOCK_RECORDS, packBlock } from "./EncodedBlock.ts"
import { EncodingStore } from "./EncodingStore.ts"
import { EncodingView } from "./EncodingView.ts"

/** What a view holds, without what it keeps to itself. */
const asEncoding = (view: EncodingView, tokens: ReadonlyArray<string>): Encoding => ({
  tokens,
  rows: view.rows.slice(),
  otherForm: view.otherForm,
  given: view.given,
  family: view.family,
  initial: view.initial,
  sex: view.sex,
  date: view.date,
  address: view.address,
  givenRarity: view.givenRarity,
  familyRarity: view.familyRarity
})

describe("EncodingStore", () => {
  it("gives back every encoding as it was, in any order of reading and into one view", () => {
    fc.assert(
      fc.property(fc.array(encoding, { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.nat()), (all, places) => {
        const store = new EncodingStore([packBlock(all)])
        const view = new EncodingView()
        for (const place of places.take(30)) {
          const record = place % all.length
          store.read(record, view)
          expect(asEncoding(view, all[record]?.tokens ?? [])).toEqual(all[record])
        }
      })
    )
  })

  it("numbers records over its blocks, and shares their memory", () => {
    const many = fc.sample(identity, 50).map((one) => encode(one, keys))
    const nth = (i: number) => many[i % many.length] ?? encode({}, keys)
    const all = Array.from({ length: BLOCK_RECORDS + 3 }, (_, i) => nth(i))
    const store = new EncodingStore()
    expect(store.append(packBlock(all.slice(0, BLOCK_RECORDS), (bytes) => new SharedArrayBuffer(bytes)))).toBe(0)
    expect(store.append(packBlock(all.slice(BLOCK_RECORDS)))).toBe(BLOCK_RECORDS)
    expect(store.records).toBe(all.length)
    const again = new EncodingStore(store.blocks)
    expect(again.blocks[0]?.words.buffer).toBe(store.blocks[0]?.words.buffer)
    const view = new EncodingView()
    for (const record of [0, BLOCK_RECORDS - 1, BLOCK_RECORDS, BLOCK_RECORDS + 2]) {
      again.read(record, view)
      expect(asEncoding(view, nth(record).tokens)).toEqual(nth(record))
    }
    expect(() => store.read(all.length, view)).toThrow(RangeError)
    expect(() => store.append(packBlock([nth(0)]))).toThrow(RangeError)
  })

  it("refuses rows of another size rather than cut them", () => {
    const one = encode({ givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14" }, keys)
    expect(() => packBlock([{ ...one, rows: one.rows.subarray(1) }])).toThrow(RangeError)
    expect(() => packBlock([{ ...one, rows: new Uint32Array(one.rows.length * 20) }])).toThrow(RangeError)
  })
})
