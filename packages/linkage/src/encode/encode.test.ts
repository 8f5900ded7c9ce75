import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyIdentity, identity, keys, otherKeys } from "../../test/arbitraries.ts"
import { findShared } from "../match/rows.ts"
import { deriveKeys, encode, type SubjectIdentity, toBase64 } from "./index.ts"

const wire = (id: SubjectIdentity) => toBase64(encode(id, keys))

describe("encode", () => {
  it("gives the same encoding for the same person and key, whatever was encoded before", () => {
    fc.assert(
      fc.property(identity, (id) => {
        const fresh = deriveKeys(new Uint8Array(32).fill(7))
        expect(toBase64(encode(id, fresh))).toBe(wire(id))
      })
    )
  })

  it("shares no token, and no row that could be compared, between two covenants", () => {
    fc.assert(
      fc.property(identity, (id) => {
        const here = encode(id, keys)
        const there = encode(id, otherKeys)
        expect(here.tokens.filter((token) => there.tokens.includes(token))).toEqual([])
        expect(findShared(here, there)).toBe(0)
      })
    )
  })

  it("takes any text without throwing", () => {
    fc.assert(fc.property(anyIdentity, (id) => encode(id, keys).tokens.length <= 40))
  })

  it.each([
    ["decomposed letters", { givenNames: "Zoë" }, { givenNames: "Zoe\u0308" }],
    ["capitals", { givenNames: "ZOË", familyName: "DE GROOT" }, { givenNames: "Zoë", familyName: "de Groot" }],
    [
      "the Turkish i's",
      { givenNames: "İbrahim", familyName: "YILDIZ" },
      { givenNames: "Ibrahim", familyName: "Yıldız" }
    ],
    ["hard and thin spaces", { familyName: "van\u00a0der\u2009Berg" }, { familyName: "van der Berg" }],
    ["Family, Given", { fullName: "Jansen, Fenna" }, { givenNames: "Fenna", familyName: "Jansen" }],
    [
      "a trailing prefix",
      { fullName: "Berg, Fenna van den" },
      { givenNames: "Fenna", prefix: "van den", familyName: "Berg" }
    ],
    ["one field", { fullName: "Fenna van der Berg" }, { givenNames: "Fenna", prefix: "van der", familyName: "Berg" }],
    ["prefix in its own field or not", { familyName: "van der Berg" }, { prefix: "v.d.", familyName: "Berg" }],
    ["v/d", { familyName: "v/d Berg" }, { prefix: "van der", familyName: "Berg" }],
    ["'t with any apostrophe", { familyName: "’t Hart" }, { prefix: "'t", familyName: "Hart" }],
    ["el written apart or with a hyphen", { familyName: "El-Amrani" }, { prefix: "el", familyName: "Amrani" }],
    ["ben written apart or not", { familyName: "Ben-Ali" }, { familyName: "Ben Ali" }],
    ["phone formats", { phones: ["06-12349876"] }, { phones: ["+31 (0)6 1234 9876"] }],
    ["00 for +", { phones: ["0031612349876"] }, { phones: ["0612349876"] }],
    [
      "postcode formats",
      { address: { postcode: "9901 ab", houseNumber: 3 } },
      { address: { postcode: "9901AB", houseNumber: 3 } }
    ],
    ["town names", { address: { city: "'s-Gravenhage" } }, { address: { city: "Den Haag" } }],
    [
      "street abbreviations",
      { address: { street: "Kerkstr.", houseNumber: 3 } },
      { address: { street: "Kerkstraat", houseNumber: 3 } }
    ],
    ["e-mail capitals", { emails: ["Fenna@Ziggo.nl"] }, { emails: ["fenna@ziggo.nl"] }],
    ["handle signs", { handles: ["@Voorpost88"] }, { handles: ["https://x.com/voorpost88"] }],
    ["f and v", { sex: "f" }, { sex: "v" }],
    ["date without hyphens", { birthDate: "20080304" }, { birthDate: "2008-03-04" }]
  ] as ReadonlyArray<readonly [string, SubjectIdentity, SubjectIdentity]>)("reads through %s", (_, a, b) => {
    expect(wire(a)).toBe(wire(b))
  })

  it.each([
    [{ givenNames: "onbekend" }],
    [{ givenNames: "N.N." }],
    [{ givenNames: "dhr." }],
    [{ familyName: "-" }],
    [{ birthDate: "1900-01-01" }],
    [{ birthDate: "2008-13-32" }],
    [{ birthDate: "19000101" }],
    [{ birthDate: "31-2" }],
    [{ phones: ["0612345678"] }],
    [{ phones: ["0600000000"] }],
    [{ emails: ["onbekend"] }]
  ] as ReadonlyArray<readonly [SubjectIdentity]>)("takes the placeholder %j for nothing", (id) => {
    expect(wire(id)).toBe(wire({}))
  })

  it.each([
    [{ givenNames: "Mohammed" }],
    [{ familyName: "de Jong" }],
    [{ birthDate: "2008-03-04" }],
    [{ address: { city: "Den Haag" } }],
    [{ address: { postcode: "9901AB" } }],
    [{ sex: "m" }]
  ] as ReadonlyArray<readonly [SubjectIdentity]>)("makes no token of the single value %j", (id) => {
    expect(encode(id, keys).tokens).toEqual([])
  })

  it("says what is known of the date and the name", () => {
    expect(encode({ birthDate: "2008" }, keys).date.precision).toBe("year")
    expect(encode({ birthDate: "2008-03" }, keys).date.precision).toBe("month")
    expect(encode({ birthDate: "1988-01-01" }, keys).date.registrationDay).toBe(true)
    expect(encode({ initials: "F." }, keys)).toMatchObject({ given: false, initial: true })
    expect(encode({ givenNames: "Mohamed" }, keys).givenRarity).toBe(0)
    expect(encode({ familyName: "Elzenoord" }, keys).familyRarity).toBe(2)
  })

  it("refuses a secret that is too short", () => {
    expect(() => deriveKeys(new Uint8Array(8))).toThrow(RangeError)
  })
})
