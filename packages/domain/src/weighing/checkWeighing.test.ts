import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { checkWeighing } from "./checkWeighing.ts"
import { Weighing } from "./Weighing.ts"

const weighing = Schema.decodeUnknownSync(Weighing)({
  preselection: [
    { by: "coordinator", on: "2026-10-20", broughtIn: true, reason: "Twee signalen in korte tijd uit school en wijk." }
  ],
  present: [
    { user: "director", office: "chair" },
    { user: "agent", office: "police" },
    { user: "officer", office: "prosecution" },
    { user: "region", office: "municipality" }
  ],
  coherence: "Beide signalen beschrijven dezelfde plotselinge verandering sinds de zomer.",
  strength: "Twee mensen zagen het zelf; een derde hoorde het van een ander.",
  socialRelations: "De ouders en een oudere zus zijn betrokken en bezorgd.",
  selfReliance: "Deze leerling gaat nog naar school en heeft een bijbaan.",
  proportionality: "Een gesprek met de mentor is een lichte stap voor deze zorg.",
  subsidiarity: "De school probeerde het al alleen, zonder resultaat tot nu toe.",
  outcome: "more-information"
})

const fields = (over: Partial<Weighing>) => checkWeighing({ ...weighing, ...over }).map((one) => one.field)
const texts = ["coherence", "strength", "socialRelations", "selfReliance", "proportionality", "subsidiarity"] as const

describe("checkWeighing", () => {
  it("finds nothing missing in a whole record, whatever its outcome", () => {
    for (const outcome of [
      "no-action",
      "more-information",
      "person-directed-approach",
      "criminal-investigation"
    ] as const) {
      expect(fields({ outcome })).toEqual([])
    }
  })

  it.each(texts)("asks %s in own words", (field) => {
    expect(fields({ [field]: "" })).toEqual([`/${field}`])
    expect(fields({ [field]: "ja, voldoende sterk" })).toEqual([`/${field}`])
  })

  it("takes no text twice, however it is spelled", () => {
    expect(fields({ strength: weighing.coherence.toUpperCase() })).toEqual(["/coherence"])
  })

  it.each(["chair", "police", "prosecution", "municipality"])("asks who was there as %s", (office) => {
    expect(fields({ present: weighing.present.filter((one) => one.office !== office) })).toEqual(["/present"])
  })

  it("asks the choice made before it, with its reason", () => {
    expect(fields({ preselection: [] })).toEqual(["/preselection"])
    expect(fields({ preselection: weighing.preselection.map((one) => ({ ...one, reason: "nodig" })) })).toEqual([
      "/preselection"
    ])
  })

  it("asks an outcome", () => {
    const { outcome: _, ...open } = weighing
    expect(checkWeighing(open).map((one) => one.field)).toEqual(["/outcome"])
  })

  it("names everything an empty record lacks, each with its law in both languages", () => {
    const empty = { ...weighing, preselection: [], present: [], ...Object.fromEntries(texts.map((one) => [one, ""])) }
    const found = checkWeighing(empty)
    expect(found).toHaveLength(texts.length + 4 + 1)
    for (const one of found) {
      expect(one.law).toMatch(/art\./u)
      expect(one.text.nl).not.toBe(one.text.en)
    }
  })
})
