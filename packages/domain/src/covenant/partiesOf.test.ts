import { describe, expect, it } from "vitest"
import { covenantDocument, ids } from "../testing/builders.ts"
import { canonicalVersion } from "./canonicalVersion.ts"
import { hasLeft, partiesOf, partnersWhoLeft, partyOf } from "./partiesOf.ts"

const school = ids.partner("school")
const whole = covenantDocument()
const left = covenantDocument({ departures: [{ partner: "school", on: "2026-10-01" }] })

describe("parties", () => {
  it("are those the version names, less who left", () => {
    expect(partiesOf(whole)).toEqual(whole.parties)
    expect(partiesOf(left).map((party) => party.partner)).toEqual(["welfare", "police", "care"])
    expect(partyOf(whole, school)?.angle).toBe("education")
    expect(partyOf(left, school)).toBeUndefined()
    expect(partyOf(whole, undefined)).toBeUndefined()
    expect([hasLeft(whole, school), hasLeft(left, school)]).toEqual([false, true])
  })

  it("do not change the text by leaving, so that no signature falls", () => {
    expect(canonicalVersion(left)).toBe(canonicalVersion(whole))
  })

  it("have left where an amendment goes on without them, and are back where one names them again", () => {
    const without = covenantDocument({ version: 2, parties: [{ partner: "welfare", angle: "welfare" }] })
    const again = covenantDocument({ version: 3 })
    expect([...partnersWhoLeft([whole, without], without)].sort()).toEqual(["care", "police", "school"])
    expect(partnersWhoLeft([whole, without, again], again).size).toBe(0)
    expect([...partnersWhoLeft([left], left)]).toEqual(["school"])
  })

  it("have not left by what a draft says, nor by another covenant", () => {
    const draft = covenantDocument({ version: 2, status: "draft", parties: [{ partner: "new", angle: "housing" }] })
    expect(partnersWhoLeft([whole, draft], whole).size).toBe(0)
    const other = covenantDocument({ id: "c2", parties: [{ partner: "stranger", angle: "housing" }] })
    expect(partnersWhoLeft([whole, other], whole).size).toBe(0)
  })
})
