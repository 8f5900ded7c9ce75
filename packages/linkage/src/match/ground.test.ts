import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keys } from "../../test/arbitraries.ts"
import { encode, type SubjectIdentity } from "../encode/index.ts"
import { bothGrounds, groundOfAll, type Known, knownOf, meets, NO_GROUND } from "./ground.ts"

const KINDS = "abcdehijklmnpqsty"
const kinds = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 6 })
const known = fc.integer({ min: 0, max: 7 })

const person: SubjectIdentity = {
  givenNames: "Samira",
  familyName: "Bouzid",
  birthDate: "1999-04-17",
  address: { postcode: "9401 HX", houseNumber: 7, street: "Kerkstraat", city: "Assen" }
}
const knownIn = (identity: SubjectIdentity): Known => knownOf(encode(identity, keys))
const WHOLE = knownIn(person)
const DATELESS = knownIn({ ...person, birthDate: "1999" })

describe("knownOf", () => {
  it("counts a date only whole, and never a registration day: it is many people's", () => {
    const dates = ["1999-04", "1999", "1999-01-01", "1999-07-01"]
    for (const birthDate of dates) expect(knownIn({ ...person, birthDate }), birthDate).toBe(DATELESS)
    expect(WHOLE).not.toBe(DATELESS)
  })

  it("counts a name of two parts, and a home with its number", () => {
    const { familyName: _, ...nameless } = person
    const homeless = { ...person, address: { street: "Kerkstraat", city: "Assen" } }
    expect(knownIn(nameless)).not.toBe(WHOLE)
    expect(knownIn(homeless)).not.toBe(WHOLE)
    expect(knownIn({ ...person, address: { postcode: "9401 HX", houseNumber: 7 } })).toBe(WHOLE)
  })
})

describe("the ground of a pair", () => {
  it("is the same in whatever order tokens are met", () => {
    fc.assert(
      fc.property(
        kinds.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, order]) => {
          const half = Math.floor(order.length / 2)
          const parts = bothGrounds(groundOfAll(order.slice(0, half)), groundOfAll(order.slice(half)))
          expect(groundOfAll(order)).toBe(groundOfAll(all))
          expect(parts).toBe(groundOfAll(all))
        }
      )
    )
  })

  it("joins no fewer when more is shared, or less is known", () => {
    fc.assert(
      fc.property(kinds, fc.constantFrom(...KINDS), known, known, known, (all, more, x, y, less) => {
        const ground = groundOfAll(all)
        expect(meets(ground, x, y)).toBe(meets(ground, y, x))
        if (!meets(ground, x, y)) return
        expect(meets(groundOfAll([...all, more]), x, y)).toBe(true)
        expect(meets(ground, x & less, y)).toBe(true)
      })
    )
  })

  it("is too little in one thing alone where both have a birth date", () => {
    for (const kind of "nasykljc") expect(meets(groundOfAll(kind), WHOLE, WHOLE), kind).toBe(false)
    expect(meets(groundOfAll("asyk"), WHOLE, WHOLE)).toBe(false)
    for (const kind of "nasykl") expect(meets(groundOfAll(kind), WHOLE, DATELESS), kind).toBe(true)
  })

  it("is enough in a contact, in a birth date with a name, and in two things that do not follow from each other", () => {
    for (const one of ["p", "q", "e", "h", "b", "na", "nt", "yl", "kk", "nk", "cd"])
      expect(meets(groundOfAll(one), WHOLE, WHOLE), one).toBe(true)
  })

  it("is enough in a birth date where a side has no whole name to share", () => {
    const nameless = knownIn({ givenNames: "Samira", birthDate: "1999-04-17" })
    for (const kind of "td") {
      expect(meets(groundOfAll(kind), WHOLE, WHOLE), kind).toBe(false)
      expect(meets(groundOfAll(kind), WHOLE, nameless), kind).toBe(true)
    }
  })

  it("is nothing where nothing is shared", () => {
    expect(meets(NO_GROUND, 0, 0)).toBe(false)
  })
})
