import { describe, expect, it } from "vitest"
import { completeCovenant, covenantDocument } from "../testing/builders.ts"
import { adviseOn } from "./adviseOn.ts"

const complete = completeCovenant()
const fields = (over: Partial<typeof complete>) => adviseOn({ ...complete, ...over }).map((one) => one.field)

describe("adviseOn", () => {
  it("has nothing to add to a document that says everything", () => {
    expect(adviseOn(complete)).toEqual([])
  })

  it("names what a covenant may be activated without, each with its law", () => {
    const advice = adviseOn(covenantDocument())
    expect(advice.map((one) => one.field)).toEqual([
      "/archive",
      "/basis/arrangement",
      "/basis/dpia/residualRisk",
      "/basis/police",
      "/retention/minors"
    ])
    for (const { law, text } of advice) expect([law, text.nl, text.en].every((one) => one.length > 5)).toBe(true)
  })

  it("wants who seals at the source to prove its calls, and to state what the platform cannot see", () => {
    const parties = complete.parties.map((party) => ({ ...party, sealsAtSource: true }))
    expect(fields({ parties })).toEqual(["/boundTokens", "/sealedAttestations"])
    expect(fields({ parties, boundTokens: true, sealedAttestations: ["minimum-age"] })).toEqual([])
  })

  it("wants what is not adopted kept shortest, and links of two and two", () => {
    expect(fields({ retention: { ...complete.retention, notAdopted: "P1Y" } })).toEqual(["/retention/notAdopted"])
    expect(fields({ linkRule: { ...complete.linkRule, organisations: 1 } })).toEqual(["/linkRule"])
    expect(fields({ basis: { ...complete.basis, kind: "pga" } })).toEqual(["/convener"])
  })
})
