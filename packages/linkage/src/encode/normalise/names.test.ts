import { describe, expect, it } from "vitest"
import type { SubjectIdentity } from "../SubjectIdentity.ts"
import { nameParts } from "./names.ts"

const cases: ReadonlyArray<readonly [SubjectIdentity, ReadonlyArray<string>, ReadonlyArray<string>]> = [
  [{ givenNames: "Mohammed", prefix: "el", familyName: "Amrani" }, ["mohammed"], ["amrani"]],
  [{ fullName: "ELAMRANI, Muhammed" }, ["muhammed"], ["elamrani", "amrani"]],
  [{ givenNames: "Jan-Willem", familyName: "Bakker" }, ["jan", "janwillem"], ["bakker"]],
  [{ familyName: "Bakker-de Jong" }, [], ["bakker", "jong"]],
  [{ familyName: "Vanderberg" }, [], ["vanderberg", "berg"]],
  [{ familyName: "Oulad Ali" }, [], ["ouladali", "ali"]],
  [{ fullName: "dhr. Emre Yılmaz" }, ["emre"], ["yilmaz"]],
  [{ givenNames: "J.P.", familyName: "Vos" }, [], ["vos"]],
  [{ givenNames: "Johannes (Joop)", familyName: "Vos" }, ["joop"], ["vos"]],
  [{ fullName: "Madonna" }, [], ["madonna"]],
  [{ givenNames: "  ", familyName: "..." }, [], []]
]

describe("nameParts", () => {
  it.each(cases)("reads %j", (id, given, family) => {
    const parts = nameParts(id)
    expect(parts.given).toEqual(given)
    expect(parts.family).toEqual(family)
  })

  it("keeps the initial of a name and says when there is nothing else", () => {
    expect(nameParts({ givenNames: "J.P." })).toMatchObject({ initial: "j", initialOnly: true })
    expect(nameParts({ initials: "F.A." })).toMatchObject({ initial: "f", initialOnly: true })
    expect(nameParts({ givenNames: "Fenna", initials: "F.A." })).toMatchObject({ initial: "f", initialOnly: false })
  })
})
