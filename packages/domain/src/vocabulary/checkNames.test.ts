import { describe, expect, it } from "vitest"
import { checkNames, type NamesFacts, namesRefusalTexts } from "./checkNames.ts"
import { inUseOn } from "./KnownName.ts"

const group: NamesFacts = { facet: "group", names: ["Voorpost Noord", "VPN"] }
const codes = (over: Partial<NamesFacts>, base: NamesFacts = group) =>
  checkNames({ ...base, ...over }).map((one) => one.code)

describe("checkNames", () => {
  it("takes a group with its names, and an expression of a type with its forms and dates", () => {
    expect(codes({})).toEqual([])
    expect(
      codes({
        facet: "expression",
        type: "slogan",
        names: ["Wij eerst", "WE"],
        validFrom: "2026-01-01",
        validUntil: "2026-01-01"
      })
    ).toEqual([])
  })

  it("wants at least one name, and no empty one", () => {
    expect(codes({ names: [] })).toEqual(["name-missing"])
    expect(codes({ names: ["Voorpost", "  "] })).toEqual(["name-missing"])
  })

  it("takes nobody's name, nor a citizen service number", () => {
    expect(codes({ names: ["Voorpost", "Jan de Vries"] })).toEqual(["name-of-person"])
    expect(codes({ names: ["111222333"] })).toContain("name-holds-bsn")
  })

  it("takes an account as its owner wrote it", () => {
    expect(codes({ facet: "expression", type: "handle", names: ["Jan de Vries"] })).toEqual([])
  })

  it("wants a type of expressions alone, and dates in order", () => {
    expect(codes({ facet: "expression" })).toEqual(["expression-type-missing"])
    expect(codes({ type: "slogan" })).toEqual(["group-has-no-type"])
    expect(codes({ validFrom: "2026-02-01", validUntil: "2026-01-31" })).toEqual(["dates-turned"])
  })

  it("tells all that is wrong at once, each with a law and both languages", () => {
    expect(codes({ names: [""], type: "slogan", validFrom: "2026-02-01", validUntil: "2026-01-31" })).toEqual([
      "name-missing",
      "group-has-no-type",
      "dates-turned"
    ])
    for (const { clause, text } of Object.values(namesRefusalTexts)) {
      expect(clause).toMatch(/AVG/u)
      expect(text.nl).not.toBe(text.en)
    }
  })
})

describe("inUseOn", () => {
  it("holds on the first and the last day, and without an end for ever", () => {
    const year = { validFrom: "2026-01-01", validUntil: "2026-12-31" }
    expect(["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((day) => inUseOn(year, day))).toEqual([
      false,
      true,
      true,
      false
    ])
    expect(inUseOn({}, "1999-01-01")).toBe(true)
    expect(inUseOn({ validUntil: "2026-01-01" }, "1999-01-01")).toBe(true)
    expect(inUseOn({ validFrom: "2026-01-01" }, "2099-01-01")).toBe(true)
  })
})
