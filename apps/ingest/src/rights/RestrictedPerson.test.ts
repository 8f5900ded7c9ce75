import { deriveKeys, encode, type SubjectIdentity, toWire } from "@kruisverband/linkage/encode"
import { model, threshold } from "@kruisverband/linkage/match"
import { assert, describe, it } from "vitest"
import { isAbout } from "./RestrictedPerson.ts"

const keys = deriveKeys(new Uint8Array(32).fill(7))
const sam = { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }
const is = (own: SubjectIdentity, other: SubjectIdentity) =>
  isAbout({ encodings: [encode(own, keys)], steps: [], bar: threshold(model, 5_000) }, [toWire(encode(other, keys))])

describe("whether a record is about a person who objected", () => {
  it.each([
    ["as written", sam],
    ["in another spelling", { fullName: "ELAMRANI, Muhammed", birthDate: "2008-03-04" }],
    ["with day and month in either order", { ...sam, birthDate: "2008-04-03" }]
  ])("is so %s", (_, other) => assert.isTrue(is(sam, other)))

  it.each([
    ["a namesake of another age", { ...sam, birthDate: "1999-11-30" }],
    ["a brother", { ...sam, givenNames: "Youssef", birthDate: "2010-06-12" }],
    ["somebody of the same first name and day", { ...sam, prefix: "van", familyName: "Dijk" }],
    ["a family name alone", { familyName: "Amrani" }]
  ])("is not so of %s", (_, other) => assert.isFalse(is(sam, other)))

  it("is so of a common name on the same whole day, which links say too little of", () =>
    assert.isTrue(
      is(
        { givenNames: "Jan", familyName: "Jansen", birthDate: "2007-06-05" },
        { givenNames: "Jan", familyName: "Jansen", birthDate: "2007-06-05" }
      )
    ))
})
