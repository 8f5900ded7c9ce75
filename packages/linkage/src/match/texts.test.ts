import { Agreement, EvidenceField, type EvidenceTerm } from "@kruisverband/domain"
import { describe, expect, it } from "vitest"
import { clauseOf, sentenceOf } from "./texts.ts"

const NOTES = [
  undefined,
  "hub",
  "rare",
  "common",
  "rare-here",
  "common-here",
  "alone-in-file",
  "much-in-file",
  "little-in-file",
  "swapped",
  "initial",
  "year-only",
  "?"
]
const every: ReadonlyArray<EvidenceTerm> = EvidenceField.literals.flatMap((field) =>
  Agreement.literals.flatMap((agreement) =>
    NOTES.flatMap((note) =>
      [-2, 0, 2].map((weight) => ({ field, agreement, weight, ...(note === undefined ? {} : { note }) }))
    )
  )
)

describe("sentenceOf", () => {
  it("is a sentence in both languages for every term that can be, its note known or not", () => {
    for (const term of every) {
      for (const text of Object.values(sentenceOf(term))) expect(text).toMatch(/^\p{Lu}[^\n]+\.$/u)
      for (const text of Object.values(clauseOf(term))) expect(text).not.toMatch(/undefined|\.$/u)
    }
  })

  it("explains a sign that would surprise", () => {
    expect(sentenceOf({ field: "address", agreement: "exact", weight: -0.5 }).nl).toBe(
      "Adres: gelijk, maar dat zien we vaker bij verschillende mensen, groepen of plekken."
    )
    expect(sentenceOf({ field: "address", agreement: "differs", weight: 0.3 }).en).toBe(
      "Address: differs, but that does not speak against it here."
    )
    expect(sentenceOf({ field: "address", agreement: "differs", weight: -0.3 }).en).toBe("Address: differs.")
  })
})
