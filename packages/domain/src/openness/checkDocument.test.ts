import { describe, expect, it } from "vitest"
import { type AssessedDocument, checkDocument } from "./checkDocument.ts"
import { checkExtension, checkNewDocument, checkNewRequest } from "./checkRequest.ts"
import { checkRequestDecision } from "./checkRequestDecision.ts"
import type { MarkedPassage } from "./MarkedPassage.ts"
import { mayDestroyOpenness, objectionUntil } from "./mayDestroyOpenness.ts"
import { documentOutcomeOf, outcomeOf } from "./outcomeOf.ts"
import { pastedText } from "./pastedText.ts"

const today = "2026-11-02"
const text = "BSN 111222333 van de melder."
const number: MarkedPassage = {
  from: 4,
  to: 13,
  grounds: ["5.1.1.e"],
  reason: "",
  contains: ["identification-number"]
}
const document = (over: Partial<AssessedDocument> = {}): AssessedDocument => ({
  documentDate: "2026-01-01",
  text,
  passages: [number],
  ...over
})
const fields = (over: Partial<AssessedDocument>) => checkDocument(document(over), today).map(({ field }) => field)

describe("checkDocument", () => {
  it("lets no identification number out: it is refused whole, on its own ground", () => {
    expect(fields({})).toEqual([])
    expect(fields({ passages: [] })).toEqual(["/text"])
    expect(fields({ passages: [{ ...number, from: 5 }] })).toEqual(["/text"])
    expect(fields({ passages: [{ ...number, contains: [], grounds: ["5.1.2.e"], reason: "Privé." }] })).toEqual([
      "/text"
    ])
    expect(fields({ passages: [{ ...number, from: 0, to: text.length }] })).toEqual([])
  })

  it("believes a person who writes down that it is no number of anybody, for exactly that number", () => {
    const open: MarkedPassage = { ...number, contains: [], grounds: [], reason: "Dit is een zaaknummer." }
    expect(fields({ passages: [open] })).toEqual([])
    expect(fields({ passages: [{ ...open, reason: " " }] })).toEqual(["/text"])
    expect(fields({ passages: [{ ...open, from: 0 }] })).toEqual(["/text"])
  })

  it("takes no number in a reason either, since that goes into the letter", () => {
    const reason = "Het nummer 111222333 is van een kind."
    expect(fields({ passages: [{ ...number, reason }] })).toEqual(["/passages/0/reason"])
  })

  it("asks of its passages what the law asks, and that they fit the text", () => {
    const weighed: MarkedPassage = { ...number, from: 18, to: 27, contains: [], grounds: ["5.1.2.e"] }
    expect(fields({ passages: [number, weighed] })).toEqual(["/passages/1/reason"])
    expect(fields({ passages: [number, { ...weighed, from: 10, reason: "Privé." }] })).toEqual(["/passages/1"])
    expect(fields({ researchConditions: " " })).toEqual(["/researchConditions"])
  })
})

describe("pastedText", () => {
  it("ends lines alike, and leaves no number hidden behind signs that nobody sees", () => {
    expect(pastedText("a\r\nb\rc\n")).toBe("a\nb\nc\n")
    expect(pastedText("111\u200b222\u00ad333 en co\u00adöperatie")).toBe("111222333 en co\u00adöperatie")
  })
})

describe("checkRequestDecision", () => {
  const decide = (documents: ReadonlyArray<AssessedDocument & { readonly assessed: boolean }>, over = {}) =>
    checkRequestDecision({ documents, withdrawn: false, today, ...over }).map(({ field }) => field)

  it("waits for every document, and looks at each again today", () => {
    expect(decide([{ ...document(), assessed: true }])).toEqual([])
    expect(decide([{ ...document(), assessed: false }])).toEqual(["/documents/0"])
    expect(decide([{ ...document({ passages: [] }), assessed: true }])).toEqual(["/documents/0/text"])
  })

  it("says why there is nothing, and asks nothing of what was withdrawn", () => {
    expect(decide([])).toEqual(["/explanation"])
    expect(decide([], { explanation: "Wij hebben gezocht in het archief." })).toEqual([])
    expect(decide([], { explanation: "Over 111222333 is niets." })).toEqual(["/explanation"])
    expect(decide([{ ...document(), assessed: false }], { withdrawn: true })).toEqual([])
  })
})

describe("what comes of it", () => {
  it("follows from what is refused", () => {
    const whole = { text: " Jan ", passages: [{ ...number, from: 1, to: 4 }] }
    expect(documentOutcomeOf(document())).toBe("partly-refused")
    expect(documentOutcomeOf(whole)).toBe("refused")
    expect(documentOutcomeOf({ text, passages: [] })).toBe("granted")
    expect(outcomeOf([])).toBe("no-documents")
    expect(outcomeOf([whole, whole])).toBe("refused")
    expect(outcomeOf([whole, { text, passages: [] }])).toBe("partly-refused")
  })

  it("is destroyed when nobody can object any more, and not before it is decided", () => {
    const facts = { state: "decided", decidedOn: today, destroyedOn: null, today: "2026-12-15" } as const
    expect(objectionUntil(today)).toBe("2026-12-14")
    expect(mayDestroyOpenness(facts)._tag).toBe("Success")
    for (const [over, code] of [
      [{ today: "2026-12-14" }, "objection-open"],
      [{ destroyedOn: "2026-12-15" }, "already-destroyed"],
      [{ state: "open", decidedOn: null }, "not-decided"]
    ] as const)
      expect(mayDestroyOpenness({ ...facts, ...over })).toMatchObject({ failure: { reasons: [{ code }] } })
  })
})

describe("a register without persons", () => {
  it.each(["Over de heer J. de Vries", "Nummer 111222333", "Van jan@voorbeeld.nl", " "])(
    "does not take %j",
    (words) => {
      expect(checkNewRequest({ receivedOn: today, subject: words }, today).map(({ field }) => field)).toEqual([
        "/subject"
      ])
      expect(checkNewDocument({ documentDate: today, title: words }, today).map(({ field }) => field)).toEqual([
        "/title"
      ])
    }
  )

  it("takes days that exist and have been", () => {
    for (const day of ["2026-02-30", "2026-11-03"]) {
      expect(checkNewRequest({ receivedOn: day, subject: "Werkwijze" }, today)).toHaveLength(1)
      expect(checkNewDocument({ documentDate: day, title: "Notulen" }, today)).toHaveLength(1)
    }
    expect(checkNewRequest({ receivedOn: today, subject: "Werkwijze" }, today)).toEqual([])
  })

  it("extends only what was told within four weeks, with its reason", () => {
    const told = (toldOn: string, reason = "Veel stukken.") =>
      checkExtension({ receivedOn: "2026-10-01", toldOn, reason }, today).map(({ field }) => field)
    expect(told("2026-10-29")).toEqual([])
    expect(told("2026-10-30")).toEqual(["/toldOn"])
    expect(told("2026-09-30")).toEqual(["/toldOn"])
    expect(told("2026-11-03")).toEqual(["/toldOn"])
    expect(told("2026-10-29", " ")).toEqual(["/reason"])
  })
})
