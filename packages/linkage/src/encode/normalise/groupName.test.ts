import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { groupWords } from "./groupName.ts"

describe("groupWords", () => {
  it.each([
    ["Voorpost Noord", "voorpost noord"],
    ["voorpost-NOORD", "voorpost noord"],
    ["De Voorpost (afd. Noord)", "voorpost noord"],
    ["Stichting Voorpost Noord", "voorpost noord"],
    ["Voorpost Noord e.V.", "voorpost noord"],
    ["V00rp0st N00rd", "voorpost noord"],
    ["Voorpóst\u00a0Noooord", "voorpost noord"],
    ["@Voorpost #Noord", "voorpost noord"],
    ["groep Havenjeugd", "havenjeugd"],
    ["'t Plein", "plein"],
    ["V.P.N.", "vpn"]
  ])("reads %s as %s", (name, words) => {
    expect(groupWords(name).join(" ")).toBe(words)
  })

  it.each([
    ["Voorpost88", ["voorpost", "88"]],
    ["Voorpost 88", ["voorpost", "88"]],
    ["1312front", ["1312", "front"]],
    ["4ntifa", ["antifa"]],
    ["$lopers", ["slopers"]],
    ["2e Oost", ["2e", "oost"]],
    ["Groep 9", ["9"]]
  ])("keeps numbers apart from letters in %s", (name, words) => {
    expect(groupWords(name)).toEqual(words)
  })

  it("keeps a name that is nothing but common words", () => {
    expect(groupWords("De Groep")).toEqual(["de", "groep"])
  })

  it("has nothing for a text without letters or digits", () => {
    for (const name of ["", "  ", "...", "—", "()"]) expect(groupWords(name)).toEqual([])
  })

  it("tells districts and numbers of one name apart", () => {
    expect(groupWords("Voorpost Zuid")).not.toEqual(groupWords("Voorpost Noord"))
    expect(groupWords("Brigade 2")).not.toEqual(groupWords("Brigade 3"))
  })

  it("reads any text and gives words of letters and digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
        expect(groupWords(name).every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true)
      })
    )
  })

  it("reads capitals, accents and the signs around a name the same", () => {
    const letters = fc.constantFrom(..."abenorstvéëçğ0189 -'.")
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (name) => {
        const words = groupWords(name)
        expect(groupWords(name.toUpperCase())).toEqual(words)
        expect(groupWords(name.normalize("NFD"))).toEqual(words)
        expect(groupWords(`  "${name}" `)).toEqual(words)
      })
    )
  })

  it("does a bounded amount of work on a long name", () => {
    expect(groupWords("a1 ".repeat(100_000)).length).toBeLessThanOrEqual(24)
  })
})
