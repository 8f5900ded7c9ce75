import { describe, expect, it } from "vitest"
import { identityWords } from "./identityWords.ts"

const link = (weight: number) => ({
  facets: ["person" as const],
  explanation: {
    identity: [{ field: "familyName" as const, agreement: "exact" as const, weight, text: { nl: "", en: "" } }],
    why: { nl: "", en: "" },
    against: [],
    pairs: []
  }
})

describe("identityWords", () => {
  it("says how sure the same person is, from the weight alone", () => {
    expect(identityWords(link(9), "nl")).toBe("zelfde persoon, zeer waarschijnlijk")
    expect(identityWords(link(4), "nl")).toBe("zelfde persoon, waarschijnlijk")
    expect(identityWords(link(-1), "en")).toBe("same person, possible")
  })
  it("calls nothing likely that only a decision holds together", () => {
    const { facets, explanation } = link(2)
    expect(identityWords({ facets, explanation: { ...explanation, bar: 3 } }, "nl")).toBe(
      "zelfde persoon, alleen volgens het besluit"
    )
    expect(identityWords({ facets, explanation: { ...explanation, bar: 2 } }, "nl")).toBe("zelfde persoon, mogelijk")
  })
  it("says it once for a link that rests on several things", () => {
    expect(identityWords({ ...link(4), facets: ["group", "theme"] }, "nl")).toBe(
      "zelfde groep · zelfde thema, waarschijnlijk"
    )
  })
  it("changes its word exactly at ninety and ninety-nine in a hundred", () => {
    expect(identityWords(link(3.16), "en")).toContain("possible")
    expect(identityWords(link(3.17), "en")).toContain(", likely")
    expect(identityWords(link(6.62), "en")).toContain(", likely")
    expect(identityWords(link(6.63), "en")).toContain("very likely")
  })
})
