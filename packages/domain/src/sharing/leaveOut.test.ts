import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { completeCovenant, covenantDocument, partner, polarisation, radicalisation } from "../testing/builders.ts"
import { checkDraft } from "./checkDraft.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const check = (body: unknown, covenant = covenantDocument(), by = partner()) =>
  checkDraft(body, { covenants: [covenant], partner: by, now })
const left = (body: unknown, covenant = covenantDocument(), by = partner()) =>
  check(body, covenant, by)?.leaveOut.map((one) => one.text.nl)

describe("what to leave out", () => {
  it("is what the covenant does not list of a person", () => {
    const body = radicalisation({
      subjects: [{ fullName: "Sam Voorbeeld", phones: ["0612345678"], handles: ["@sam"] }]
    })
    expect(left(body, covenantDocument({ identifiers: ["name"] }))).toEqual(["telefoonnummer, account"])
  })

  it("is what the police's decision does not name, of the police alone", () => {
    const body = radicalisation({ subjects: [{ fullName: "Sam Voorbeeld", phones: ["0612345678"] }] })
    expect(left(body, completeCovenant(), partner({ id: "police", angle: "police" }))).toEqual(["telefoonnummer"])
    expect(check(body, completeCovenant())?.answer).toBe("yes")
  })

  it("is a BSN, wherever it stands", () => {
    const inText = radicalisation({
      observation: "Zijn nummer 111222333 staat op de lijst die hij rondstuurt in de klas."
    })
    expect(left(inText)).toEqual(["burgerservicenummer"])
    const inAuthor = radicalisation({ author: { name: "111222333" } })
    expect(left(inAuthor)).toEqual(["burgerservicenummer"])
    expect(left(radicalisation({ subjects: [{ fullName: "Sam Voorbeeld", bsn: "111222333" }] }))).toEqual([
      "burgerservicenummer"
    ])
  })

  it("is a name in a text about a place, and everything about persons there", () => {
    const covenant = covenantDocument({ kinds: ["polarisation"] })
    const named = polarisation({
      observation: "Op het plein riep Jan de Vries leuzen, en twee groepen stonden tegenover elkaar."
    })
    expect(left(named, covenant)).toEqual(["namen van personen in de tekst"])
    expect(left({ ...polarisation(), subjects: [{ fullName: "Jan de Vries" }] }, covenant)).toEqual([
      "alles over personen"
    ])
  })

  it("is content under medical secrecy, without a ground", () => {
    const care = partner({ id: "care", angle: "mental-health" })
    const body = radicalisation({ sharing: { level: "full" } })
    expect(left(body, covenantDocument(), care)?.[0]).toContain("beroepsgeheim")
    expect(check({ ...body, sharing: { level: "full", ground: "consent" } }, covenantDocument(), care)?.answer).toBe(
      "yes"
    )
  })

  it("cannot be whom it is about, a belief, a purpose or an age: then it is no", () => {
    for (const over of [
      { subjects: [{ handles: ["@sam"] }] },
      { observation: "Zij draagt sinds kort een hoofddoek en bidt vijf keer per dag." },
      { purpose: "opsporing" },
      { subjects: [{ fullName: "Sam Voorbeeld", birthDate: "2020" }] }
    ])
      expect(check(radicalisation(over), covenantDocument({ identifiers: ["name", "birth-date"] }))?.answer).toBe("no")
  })

  it("is several things at once", () => {
    const body = {
      ...radicalisation({ subjects: [{ fullName: "Sam Voorbeeld", bsn: "1", emails: ["a@b.nl"] }] }),
      religion: 1
    }
    expect(check(body, covenantDocument({ identifiers: ["name"] }))?.sentence.nl).toBe(
      "Ja, maar zonder geloof of levensovertuiging; burgerservicenummer; e-mailadres."
    )
  })
})
