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
  [{ givenNames: "  ", familyName: "..." }, [], []],
  [{ familyName: "de Vries e/v Jansen" }, [], ["jansen", "vries"]],
  [{ familyName: "Jansen-de Vries" }, [], ["jansen", "vries"]],
  [{ familyName: "Jansen geb. de Vries" }, [], ["jansen", "vries"]],
  [{ fullName: "Anna de Vries e/v Jansen" }, ["anna"], ["jansen", "vries"]],
  [{ fullName: "Jansen, geb. de Vries, Anna" }, ["anna"], ["jansen", "vries"]],
  [{ fullName: "Fatima Jansen (geb. El Amrani)" }, ["fatima"], ["jansen", "amrani"]],
  [{ fullName: "Mohammed Abd al-Rahman" }, ["mohammed"], ["abdalrahman"]],
  [{ givenNames: "Abdul Rahman", familyName: "Al-Khatib" }, ["abdulrahman"], ["khatib"]],
  [{ givenNames: "Gebre Selassie", familyName: "Haile Weldu" }, ["gebreselassie"], ["haile", "weldu"]],
  [{ fullName: "dhr. J.A. v.d. Berg" }, [], ["berg"]],
  [{ fullName: "VAN DER BERG JAN" }, ["jan"], ["berg"]],
  [{ fullName: "El Amrani Mohammed" }, ["mohammed"], ["amrani"]],
  [{ fullName: "Jan Bakker - de Jong" }, ["jan"], ["bakker", "jong"]],
  [{ fullName: "Jan Bakker, MSc" }, ["jan"], ["bakker"]],
  [{ fullName: 'Johannes "Joop" de Wit' }, ["joop"], ["wit"]],
  [{ fullName: "Berg, van den, Jan" }, ["jan"], ["berg"]],
  [{ fullName: "de heer P. Jansen jr." }, [], ["jansen"]],
  [{ fullName: "Ben de Vries" }, ["ben"], ["vries"]],
  [{ familyName: "J. Bakker" }, [], ["bakker"]],
  [{ familyName: "Jan Bakker" }, ["jan"], ["bakker"]],
  [{ familyName: "Ali Hassan" }, [], ["ali", "hassan"]],
  [{ givenNames: "Jan de Vries" }, ["jan"], ["vries"]],
  [{ givenNames: "Nur al Din" }, ["nuraldin"], []],
  [{ givenNames: "Johannes, roepnaam Jan" }, ["jan"], []],
  [{ givenNames: "Moulay Ahmed" }, ["ahmed"], []],
  [{ prefix: "ben", familyName: "Ali" }, [], ["benali", "ali"]],
  [{ prefix: "d'", familyName: "Angelo" }, [], ["angelo"]],
  [{ familyName: "D'Angelo" }, [], ["angelo"]],
  [{ familyName: "'s-Gravesande" }, [], ["gravesande"]],
  [{ givenNames: "Олександр", familyName: "Шевченко" }, ["oleksandr"], ["shevchenko"]]
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
