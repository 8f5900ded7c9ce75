import { assert, describe, it } from "@effect/vitest"
import { SignalInput } from "@kruisverband/domain"
import { deriveKeys, fromWire } from "@kruisverband/linkage/encode"
import { Schema } from "effect"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import { encodedParts, encodeSubjects, readSealedSubjects } from "./encodeSignal.ts"

const keys = deriveKeys(new Uint8Array(32).fill(9))
const input = (body: unknown) => Schema.decodeUnknownSync(SignalInput)(body)
const partsOf = (body: unknown) => {
  const read = input(body)
  return encodedParts(read, encodeSubjects(read, keys), keys)
}

describe("encodedParts", () => {
  it("has an encoding per person, in the order posted, that reads back", () => {
    const subjects = [
      { givenNames: "Sam", familyName: "Voorbeeld" },
      { givenNames: "Kim", familyName: "Ander" }
    ]
    const parts = partsOf(radicalisation({ subjects }))
    assert.lengthOf(parts.subjects, 2)
    for (const bytes of parts.subjects) assert.isDefined(fromWire(bytes))
    const turned = partsOf(radicalisation({ subjects: subjects.toReversed() }))
    assert.deepStrictEqual(turned.subjects, parts.subjects.toReversed())
  })

  it("never uses the citizen service number", () => {
    const subject = { givenNames: "Sam", familyName: "Voorbeeld" }
    assert.deepStrictEqual(
      partsOf(radicalisation({ subjects: [{ ...subject, bsn: "111222333" }] })).subjects,
      partsOf(radicalisation({ subjects: [subject] })).subjects
    )
  })

  it("gives groups, expressions and places as tokens: the same for other spellings, none in the clear", () => {
    const one = partsOf(
      polarisation({
        groups: [{ name: "Voorpost Noord" }],
        expressions: [{ type: "slogan", value: "Wij Eerst!" }],
        place: { municipality: "GM9001", district: "Centrum", postcode: "9901 AB" }
      })
    )
    const two = partsOf(
      polarisation({
        groups: [{ name: "VOORPOST  NOORD" }, { name: "voorpost noord" }],
        expressions: [{ type: "slogan", value: "wij eerst" }],
        place: { municipality: "GM9001", district: "centrum", postcode: "9901xz" }
      })
    )
    assert.deepStrictEqual(one, two)
    assert.lengthOf(one.places, 2)
    assert.notMatch(JSON.stringify(one), /voorpost|eerst|centrum|9901/iu)
  })

  it("has no token of a group, an expression or a place of a person's signal", () => {
    const { expressions, groups, places } = partsOf(
      radicalisation({
        groups: [{ name: "Voorpost Noord" }],
        expressions: [{ type: "handle", value: "@voorpost88" }],
        place: { municipality: "GM9001", district: "Centrum", postcode: "9901 AB" }
      })
    )
    assert.deepStrictEqual({ expressions, groups, places }, { expressions: [], groups: [], places: [] })
  })

  it("keeps equal districts of two municipalities apart", () => {
    const of = (municipality: string) => partsOf(polarisation({ place: { municipality, district: "Centrum" } })).places
    assert.notDeepEqual(of("GM9001"), of("GM9002"))
  })
})

describe("readSealedSubjects", () => {
  it("refuses what is no encoding", () => {
    for (const encoding of ["", "AAAA", "not base64 !", "A".repeat(4000)]) {
      assert.isUndefined(readSealedSubjects(input(radicalisation({ sealedSubjects: [{ encoding }] }))), encoding)
    }
  })

  it("reads base64 in either alphabet, padded or not", () => {
    const [encoding] = encodeSubjects(input(radicalisation()), keys)
    const wire = partsOf(radicalisation()).subjects[0] ?? new Uint8Array()
    for (const form of ["base64", "base64url"] as const) {
      const text = Buffer.from(wire).toString(form)
      const read = readSealedSubjects(input(radicalisation({ sealedSubjects: [{ encoding: text }] })))
      assert.deepStrictEqual(read?.[0]?.tokens, encoding?.tokens)
    }
  })
})
