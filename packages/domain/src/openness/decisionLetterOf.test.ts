import { describe, expect, it } from "vitest"
import { decisionLetterOf, type LetterFacts } from "./decisionLetterOf.ts"
import { groundTexts } from "./groundTexts.ts"
import type { MarkedPassage } from "./MarkedPassage.ts"
import { opennessRegisterCsv } from "./opennessRegisterCsv.ts"
import { WooGround } from "./WooDecision.ts"

const passage = (from: number, to: number, over: Partial<MarkedPassage>): MarkedPassage => ({
  from,
  to,
  grounds: ["5.1.2.e"],
  reason: "Dit gaat over iemands thuis.",
  contains: [],
  ...over
})
const facts: LetterFacts = {
  requester: "M. Vraagaard",
  asked: "Alle verslagen over de werkwijze.",
  receivedOn: "2026-10-01",
  extension: { toldOn: "2026-10-20", decideBy: "2026-11-12" },
  outcome: "partly-refused",
  documents: [
    {
      title: "Verslag overleg",
      documentDate: "2020-03-04",
      text: "Geheim huis en 111222333",
      passages: [
        passage(0, 6, { olderReason: "De bewoner woont er nog." }),
        passage(15, 24, { grounds: ["5.1.1.e"], reason: "", contains: ["identification-number"] })
      ],
      researchConditions: "alleen ter plaatse"
    },
    { title: "Notitie", documentDate: "2026-03-04", text: "Geheim", passages: [passage(0, 6, {})] }
  ],
  contact: { organisation: "Gemeente Elzerveen", email: "contactpunt@elzerveen.example" }
}
const textOf = (of: LetterFacts, language: "nl" | "en" = "nl") => {
  const { sections, title, to } = decisionLetterOf(of, language)
  return [title, to, ...sections.flatMap(({ heading, items, paragraphs }) => [heading, ...paragraphs, ...items])].join(
    "\n"
  )
}

describe("decisionLetterOf", () => {
  it("says what was asked, what is decided, each ground with its reasons, and how to object", () => {
    const letter = textOf(facts)
    for (const part of [
      "Aan: M. Vraagaard",
      "Op 1 oktober 2026 ontvingen wij",
      "tot en met 12 november 2026 (Woo artikel 4.4 lid 2)",
      "Alle verslagen over de werkwijze.",
      "Wij maken een deel van de gevraagde informatie openbaar.",
      "1. Verslag overleg (4 maart 2020): gedeeltelijk openbaar",
      "2. Notitie (4 maart 2026): niet openbaar",
      "Woo artikel 5.1 lid 1 onder e: nummers die een persoon aanwijzen",
      "De wet laat ons hier geen keuze",
      "Document 1, 2: Dit gaat over iemands thuis.",
      "Document 1: Dit is ouder dan vijf jaar. Weigeren is nog nodig (Woo artikel 5.3): De bewoner woont er nog.",
      "Document 1, onder deze voorwaarden (Woo artikel 5.7): alleen ter plaatse",
      "binnen zes weken",
      "Stuur uw bezwaar aan Gemeente Elzerveen.",
      "contactpunt@elzerveen.example"
    ])
      expect(letter).toContain(part)
  })

  it("has nothing of the documents' own words", () => {
    expect(textOf(facts)).not.toMatch(/Geheim|111222333/u)
  })

  it("says the same in English, and in neither language more than the other", () => {
    const [nl, en] = [decisionLetterOf(facts, "nl"), decisionLetterOf(facts, "en")]
    expect(textOf(facts, "en")).toContain("within six weeks")
    expect(en.sections.map(({ items, paragraphs }) => [paragraphs.length, items.length])).toEqual(
      nl.sections.map(({ items, paragraphs }) => [paragraphs.length, items.length])
    )
  })

  it("is called a draft until it is decided, and says of a withdrawn request that it was", () => {
    const { outcome: _, ...undecided } = facts
    expect(textOf(undecided)).toContain("Concept: er is nog niet besloten.")
    expect(textOf(facts)).not.toContain("Concept")
    const withdrawn = textOf({ ...facts, outcome: "withdrawn" })
    expect(withdrawn).toContain("U hebt uw verzoek ingetrokken.")
    expect(withdrawn).not.toContain("Verslag overleg")
  })

  it("names every ground that the law has", () => {
    expect(Object.keys(groundTexts).toSorted()).toEqual([...WooGround.literals].toSorted())
  })
})

describe("opennessRegisterCsv", () => {
  it("has a line per request and no cell that a spreadsheet runs", () => {
    const csv = opennessRegisterCsv([
      {
        id: "r1",
        covenant: "merenland",
        receivedOn: "2026-10-01",
        subject: '=HYPERLINK("x"), werkwijze',
        state: "decided",
        decideBy: "2026-10-29",
        decidedOn: "2026-10-20",
        outcome: "partly-refused",
        documents: 2,
        grounds: ["5.1.1.e", "5.1.2.e"]
      }
    ])
    expect(csv.split("\r\n")).toEqual([
      "nummer,convenant,ontvangen op,onderwerp,toestand,verdaagd op,besluiten vóór of op,besloten op,besluit,aantal documenten,weigeringsgronden,stukken vernietigd op",
      'r1,merenland,2026-10-01,"\'=HYPERLINK(""x""), werkwijze",besloten,,2026-10-29,2026-10-20,gedeeltelijk openbaar,2,5.1.1.e; 5.1.2.e,',
      ""
    ])
  })
})
