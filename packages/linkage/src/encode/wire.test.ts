import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyIdentity, identity, keys } from "../../test/arbitraries.ts"
import {
  base64UrlToBytes,
  bytesToBase64Url,
  ENCODING_VERSION,
  encode,
  encodingVersion,
  fromBase64,
  fromWire,
  isOtherVersion,
  toBase64,
  toWire
} from "./index.ts"

describe("the wire form", () => {
  it("survives the way there and back, in at most 1,024 bytes", () => {
    fc.assert(
      fc.property(fc.oneof(identity, anyIdentity), (id) => {
        const e = encode(id, keys)
        const bytes = toWire(e)
        expect(bytes.length).toBeLessThanOrEqual(1024)
        expect(fromWire(bytes)).toEqual(e)
        expect(fromBase64(toBase64(e))).toEqual(e)
      })
    )
  })

  it("fits when a person fills every field", () => {
    const phones = Array.from({ length: 10 }, (_, i) => `06-3456781${i}`)
    const full = encode(
      {
        givenNames: "Abdul Rahman",
        familyName: "Bakker-Elzenoord",
        birthDate: "2008-03-14",
        sex: "m",
        address: { postcode: "9901AB", houseNumber: 4, suffix: "a", street: "Kerkstraat", city: "Elzerveen" },
        phones,
        emails: phones.map((_, i) => `a${i}@b.nl`),
        handles: phones.map((_, i) => `handle${i}`)
      },
      keys
    )
    expect(toWire(full).length).toBeLessThanOrEqual(1024)
    expect(fromWire(toWire(full))).toEqual(full)
  })

  it("reads bytes from anywhere in a larger buffer", () => {
    const bytes = toWire(encode({ givenNames: "Fenna", familyName: "Vos", birthDate: "2008" }, keys))
    const larger = new Uint8Array(bytes.length + 7)
    larger.set(bytes, 3)
    expect(fromWire(larger.subarray(3, 3 + bytes.length))).toEqual(fromWire(bytes))
  })

  it("answers undefined, and never throws, for bytes that it did not write", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1200 }), (bytes) => {
        const read = fromWire(bytes)
        if (read !== undefined) expect(toWire(read)).toEqual(bytes)
      })
    )
    fc.assert(
      fc.property(identity, fc.nat(), fc.integer({ min: 1, max: 255 }), (id, at, flip) => {
        const bytes = toWire(encode(id, keys))
        const place = at % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ flip
        const read = fromWire(bytes)
        // a flipped bit in a filter is another filter; what is read must still be one encoding with one wire form
        if (read !== undefined) expect(fromWire(toWire(read))).toEqual(read)
      })
    )
  })

  it("tells an encoding of another version from what is none", () => {
    const bytes = toWire(encode({ givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14" }, keys))
    const as = (version: number) => Uint8Array.of(version, ...bytes.subarray(1))
    expect([as(1), bytes, as(3)].map(encodingVersion)).toEqual([1, ENCODING_VERSION, 3])
    expect([as(1), bytes, as(3)].map(isOtherVersion)).toEqual([true, false, true])
    for (const none of [as(0), as(32), as(255), bytes.subarray(0, 5), new Uint8Array()])
      expect([encodingVersion(none), isOtherVersion(none)]).toEqual([undefined, false])
  })

  it("refuses every truncation, extension and other version", () => {
    const bytes = toWire(encode({ givenNames: "Fenna", familyName: "Vos", birthDate: "2008-03-14" }, keys))
    for (let n = 0; n < bytes.length; n++) expect(fromWire(bytes.subarray(0, n))).toBeUndefined()
    expect(fromWire(Uint8Array.of(...bytes, 0))).toBeUndefined()
    for (const version of [0, 1, 3]) expect(fromWire(Uint8Array.of(version, ...bytes.subarray(1)))).toBeUndefined()
  })
})

describe("base64url", () => {
  it("is what the platform writes, and reads only that", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const text = bytesToBase64Url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString("base64url"))
        expect(base64UrlToBytes(text)).toEqual(bytes)
      })
    )
    for (const bad of ["a", "ab=", "a b", "AB+/", "AB"]) expect(base64UrlToBytes(bad)).toBeUndefined()
  })
})
