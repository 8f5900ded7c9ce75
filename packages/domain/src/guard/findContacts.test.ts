import { describe, expect, it } from "vitest"
import { findBirthDates } from "./findBirthDates.ts"
import type { Span } from "./findBsn.ts"
import { findEmails, findPhones } from "./findContacts.ts"
import { findIbans } from "./findIbans.ts"

const words = (find: (text: string) => ReadonlyArray<Span>) => (text: string) =>
  find(text).map(({ from, to }) => text.slice(from, to))

describe("findEmails", () => {
  it("finds addresses and nothing about them", () => {
    const text = "Mail naar j.de-vries+werk@school-de-linde.example, of café@élan.nl. Niet: @groep, a@b, prijs 3 @ 4."
    expect(words(findEmails)(text)).toEqual(["j.de-vries+werk@school-de-linde.example", "café@élan.nl"])
  })

  it("answers at once on a text without end", () => {
    expect(findEmails("a".repeat(200_000))).toEqual([])
  })
})

describe("findPhones", () => {
  it.each([
    "06-12345678",
    "06 12 34 56 78",
    "+31 6 12345678",
    "+31 (0)6-44113169",
    "0031612345678",
    "010-1234567",
    "+32 470 12 34 56"
  ])("finds %s", (number) => {
    expect(words(findPhones)(`bel ${number}, na vijven`)).toEqual([number])
  })

  it.each(["04-03-2008", "2026-10-02", "dossier 2026-12345", "123456782", "1.000.000.000 euro", "artikel 5.1"])(
    "leaves %s alone",
    (text) => {
      expect(findPhones(text)).toEqual([])
    }
  )
})

describe("findIbans", () => {
  it.each(["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "DE89 3704 0044 0532 0130 00"])(
    "finds %s",
    (iban) => {
      expect(words(findIbans)(`rekening ${iban} EN VERDER NIETS`)).toEqual([iban])
    }
  )

  it("leaves what does not pass the check alone", () => {
    expect(findIbans("NL92ABNA0417164300 en AB12 zijn er geen")).toEqual([])
  })
})

describe("findBirthDates", () => {
  it.each([
    ["geboren op 4 maart 2008 te Elzerveen", "4 maart 2008"],
    ["Geboortedatum: 04-03-2008.", "04-03-2008"],
    ["(geb. 2008-03-04)", "2008-03-04"],
    ["born on March 4, 2008", "March 4, 2008"]
  ])("finds the day in %s", (text, day) => {
    expect(words(findBirthDates)(text)).toEqual([day])
  })

  it.each(["op 4 maart 2008 vergaderd", "het gebouw van 04-03-2008", "geboren\nop 04-03-2008"])(
    "leaves %s alone",
    (text) => {
      expect(findBirthDates(text)).toEqual([])
    }
  )
})
