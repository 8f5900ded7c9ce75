import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, ids, partner } from "../testing/builders.ts"
import { answerQuestion, type QuestionFacts } from "./answerQuestion.ts"
import { draftOf } from "./draftOf.ts"
import { judgeBody } from "./judgeBody.ts"
import { SharedThing, type SharingQuestion } from "./SharingQuestion.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const both = covenantDocument({ kinds: ["radicalisation", "polarisation"] })
const school = partner()
const care = partner({ id: "care", name: "De GGZ", angle: "mental-health" })
const facts = (by = school, covenant = both): QuestionFacts => ({
  covenants: [covenant],
  partner: by,
  partners: [school, care],
  now
})
const question = (over: Partial<SharingQuestion> = {}): SharingQuestion => ({
  covenant: ids.covenant("c1"),
  with: { kind: "covenant" },
  about: "person",
  things: ["name", "behaviour"],
  ...over
})
const answer = (over: Partial<SharingQuestion> = {}, by = school, covenant = both) =>
  answerQuestion(question(over), facts(by, covenant))

describe("may I share this, with the parties together", () => {
  it("says yes to a name and what was seen, and who would see it", () => {
    const verdict = answer()
    expect(verdict.answer).toBe("yes")
    expect(verdict.sees.find((one) => one.who.nl === "de regionaal coördinator")?.level).toBe("full")
    expect(verdict.ask[0]?.nl).toContain("contact@example.nl")
  })

  it.each([
    [["name", "behaviour", "bsn"], "Ja, maar zonder burgerservicenummer."],
    [["name", "behaviour", "health"], "Ja, maar zonder gezondheid."],
    [["name", "behaviour", "origin"], "Ja, maar zonder afkomst."],
    [["name", "behaviour", "criminal-record"], "Ja, maar zonder strafrechtelijk verleden."],
    [["name", "behaviour", "handle"], "Ja, maar zonder account."],
    [["name", "observance"], "Nee, dit mag u zo niet delen."],
    [["name", "politics"], "Nee, dit mag u zo niet delen."],
    [["behaviour"], "Nee, dit mag u zo niet delen."],
    [["name"], "Nee, dit mag u zo niet delen."],
    [[], "Nee, dit mag u zo niet delen."]
  ] as const)("of %o: %s", (things, sentence) => {
    expect(answer({ things }).sentence.nl).toBe(sentence)
  })

  it("minds age, purpose, kind and who asks", () => {
    const codes = (over: Partial<SharingQuestion>, by = school) => answer(over, by).grounds.map((one) => one.code)
    expect(codes({ age: 11 })).toEqual(["below-minimum-age"])
    expect(codes({ age: 12 })).toEqual(["covered"])
    expect(codes({ purpose: "opsporing" })).toEqual(["purpose-outside-covenant"])
    expect(codes({}, partner({ id: "stranger" }))).toEqual(["partner-not-party"])
    expect(codes({}, partner({ network: "informal" }))).toEqual(["informal-network"])
    expect(codes({ about: "place", things: ["behaviour"] }, partner({ network: "informal" }))).toEqual(["covered"])
    expect(codes({ covenant: ids.covenant("c9") })).toEqual(["covenant-unknown"])
    const noDates = covenantDocument({ identifiers: ["name"] })
    expect(answer({ age: 11 }, school, noDates).grounds.map((one) => one.code)).toEqual(["below-minimum-age"])
  })

  it("minds profession and training, where the covenant asks for them", () => {
    const parties = [{ partner: school.id, angle: "education" as const, roles: ["teacher"], trainingRequired: true }]
    const strict = facts(school, covenantDocument({ parties }))
    const codes = (profession: string, trained: boolean) =>
      answerQuestion(question({ trained }), { ...strict, profession }).grounds.map((one) => one.code)
    expect(codes("teacher", true)).toEqual(["covered"])
    expect(codes("caretaker", false)).toEqual(["role-not-allowed", "training-required"])
  })

  it("keeps mental health care's content out, unless there is a ground", () => {
    expect(answer({}, care).sentence.nl).toContain("beroepsgeheim")
    expect(answer({ things: ["name", "behaviour", "health"] }, care).answer).toBe("yes-without")
    expect(answer({ things: ["name", "behaviour", "health"], ground: "consent" }, care).answer).toBe("yes")
    expect(answer({ things: ["name", "behaviour"], ground: "consent" }, school).answer).toBe("yes")
  })

  it("says of every choice of things what posting it would give", () => {
    let asked = 0
    for (const by of [school, care]) {
      for (const about of ["person", "place"] as const) {
        for (let choice = 0; choice < 2 ** SharedThing.literals.length; choice += 13) {
          const things = SharedThing.literals.filter((_, index) => (choice & (1 << index)) !== 0)
          const one = question({ about, things })
          const draft = draftOf(one, { angle: by.angle, municipality: by.municipality, birthDates: true }, now)
          const posted = judgeBody(draft, { covenants: [both], partner: by, now })
          const verdict = answerQuestion(one, facts(by))
          expect(verdict.answer === "yes", things.join()).toBe(posted.outcome === "recorded")
          if (posted.outcome === "refused") expect(verdict.grounds).toEqual(posted.reasons)
          asked += 1
        }
      }
    }
    expect(asked).toBeGreaterThan(2500)
  })
})

describe("may I share this, with somebody else", () => {
  it("says not directly to a party, and what that party sees after a confirmed link", () => {
    const verdict = answer({ with: { kind: "partner", partner: care.id } })
    expect(verdict.answer).toBe("no")
    expect(verdict.grounds[0]?.text.nl).toContain("Niet rechtstreeks")
    expect(verdict.grounds[0]?.clause).toContain("koppelregel")
    expect(verdict.ask.map((one) => one.nl).join(" ")).toContain("ziet De GGZ uw signaal: alleen bestaan")
    expect(verdict.sees).toEqual([{ who: { nl: "De GGZ", en: "De GGZ" }, level: "existence-only" }])
  })

  it("says why not even as a signal, before how", () => {
    const verdict = answer({ with: { kind: "partner", partner: care.id }, things: ["name", "observance"] })
    expect(verdict.grounds.map((one) => one.code)).toEqual(["religious-observance-only"])
  })

  it("says no to a stranger, and to an organisation that is no party", () => {
    expect(answer({ with: { kind: "outside" } }).answer).toBe("no")
    expect(answer({ with: { kind: "partner", partner: ids.partner("krant") } }).answer).toBe("no")
  })

  it("leaves an own colleague to the own rules, and the person or parents to what one saw oneself", () => {
    expect(answer({ with: { kind: "partner", partner: school.id } }).grounds[0]?.code).toBe("own-organisation")
    const concerned = answer({ with: { kind: "concerned" } })
    expect(concerned.answer).toBe("yes-without")
    expect(concerned.grounds[0]?.clause).toContain("AVG art. 12")
  })

  it("speaks short Dutch", () => {
    for (const thing of SharedThing.literals) {
      for (const other of [{ kind: "covenant" }, { kind: "outside" }, { kind: "concerned" }] as const) {
        const { sentence, ask } = answer({ with: other, things: ["name", thing] })
        for (const { nl } of [sentence, ...ask])
          for (const part of nl.split(/[.?!:;]\s/u)) expect(part.split(" ").length, nl).toBeLessThanOrEqual(22)
      }
    }
  })
})
