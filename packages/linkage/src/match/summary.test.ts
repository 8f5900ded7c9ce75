import type { EvidenceTerm } from "@kruisverband/domain"
import { describe, expect, it } from "vitest"
import { summaryOf } from "./summary.ts"

const terms: ReadonlyArray<EvidenceTerm> = [
  { field: "prior", agreement: "exact", weight: -4 },
  { field: "familyName", agreement: "exact", weight: 5 },
  { field: "address", agreement: "differs", weight: -1 },
  { field: "phone", agreement: "missing", weight: 0, note: "hub" },
  { field: "email", agreement: "missing", weight: 0 },
  { field: "birthDate", agreement: "close", weight: 4, note: "day-month-swapped" }
]

describe("summaryOf", () => {
  it("says what agrees, differs, is missing and does not count, and that it is enough", () => {
    const said = summaryOf(terms, 4, 2)
    expect(said.nl).toBe(
      "Dit komt overeen: achternaam en geboortedatum (bijna). Dit verschilt: adres. Niet bij beide bekend: e-mailadres. " +
        "Dit telt niet mee: telefoonnummer, want veel mensen delen dat. Samen is dat genoeg om dit voor te stellen."
    )
    expect(said.en).toBe(
      "This agrees: surname and date of birth (almost). This differs: address. Not known for both: e-mail address. " +
        "This does not count: phone number, as many people share it. Together that is enough to propose this."
    )
  })

  it("says that it is not enough, and nothing about it where the bar is not known", () => {
    expect(summaryOf(terms, 1.9, 2).nl).toMatch(/Samen is dat niet genoeg\.$/)
    expect(summaryOf(terms, 2, 2).nl).toMatch(/Samen is dat genoeg/)
    expect(summaryOf(terms, 4, undefined).nl).not.toContain("genoeg")
  })

  it("counts what agrees and lowers the weight as agreeing", () => {
    const lowered: EvidenceTerm = { field: "address", agreement: "exact", weight: -0.5 }
    expect(summaryOf([lowered], 0, undefined).nl).toBe("Dit komt overeen: adres.")
  })

  it("does not speak of people where a theme or an expression does not count", () => {
    const usual: EvidenceTerm = { field: "theme", agreement: "missing", weight: 0, note: "hub" }
    expect(summaryOf([usual], 0, undefined).nl).toContain(
      "Dit telt niet mee: thema, want dat zegt hier en toen te weinig."
    )
    const worn: EvidenceTerm = { field: "expression", agreement: "missing", weight: 0, note: "worn" }
    expect(summaryOf([worn], 0, undefined).en).toContain(
      "This does not count: expression, as it tells too little there and then."
    )
  })
})
