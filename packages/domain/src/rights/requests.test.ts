import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, ids } from "../testing/builders.ts"
import { type ActingPerson, actsFor } from "./actsFor.ts"
import { answerTermsOf } from "./answerTermsOf.ts"
import { controllersReached } from "./controllersReached.ts"
import { type AnswerFacts, answerRefusalTexts, mayAnswer } from "./mayAnswer.ts"

const today = "2026-11-02"

describe("controllersReached", () => {
  const covenant = covenantDocument()
  const at = (partner?: string, document = covenant) =>
    controllersReached(document, partner === undefined ? undefined : ids.partner(partner)).reached

  it("counts a request at the contact point as made to every party", () => {
    expect(at()).toEqual(["school", "welfare", "police", "care"])
  })

  it("counts one at a party as made to that party, and one elsewhere as made to none yet", () => {
    expect(at("welfare")).toEqual(["welfare"])
    expect(at("bakery")).toEqual([])
  })

  it("passes over who has left", () => {
    const left = covenantDocument({ departures: [{ partner: "police", on: "2026-10-01" }] })
    expect(at(undefined, left)).toEqual(["school", "welfare", "care"])
    expect(at("police", left)).toEqual([])
  })
})

describe("actsFor", () => {
  const acts = (bornOn: string, incapable = false) => actsFor({ bornOn, today, incapable })

  it.each([
    ["2014-11-03", ["representative"]],
    ["2014-11-02", ["subject", "representative"]],
    ["2010-11-03", ["subject", "representative"]],
    ["2010-11-02", ["subject"]],
    ["1980-01-01", ["subject"]]
  ])("of who was born on %s lets %o ask and tells the same", (bornOn, expected) => {
    expect(acts(bornOn).requestBy).toEqual(expected)
    expect(acts(bornOn).noticeTo).toEqual(expected)
  })

  it("has who cannot weigh the own interests represented at any age", () => {
    for (const bornOn of ["2020-01-01", "2012-01-01", "1980-01-01"]) {
      expect(acts(bornOn, true).requestBy).toEqual(["representative"])
    }
  })

  it("reckons a birthday on 29 February in common years as the last of February", () => {
    const on = (day: string) => actsFor({ bornOn: "2008-02-29", today: day, incapable: false }).requestBy
    expect(actsFor({ bornOn: "2011-02-28", today: "2027-02-28", incapable: false }).requestBy).toEqual(["subject"])
    expect(on("2024-02-28")).toEqual(["subject", "representative"])
    expect(on("2024-02-29")).toEqual(["subject"])
  })
})

describe("mayAnswer", () => {
  const identity = { how: "at-the-counter", by: ids.user("desk"), on: today } as const
  const adult: AnswerFacts = {
    askedBy: [{ who: "subject", identity }],
    authorityShown: false,
    bornOn: "1990-05-05",
    incapable: false,
    today
  }
  const codes = (over: Partial<AnswerFacts>) =>
    Result.match(mayAnswer({ ...adult, ...over }), {
      onSuccess: () => [],
      onFailure: (refusal) => refusal.reasons.map((reason) => reason.code)
    })
  const parent = { who: "representative", identity } as const
  const young = { bornOn: "2012-05-05", authorityShown: true }
  const child = { bornOn: "2018-05-05", authorityShown: true }

  it("answers an adult who is known, or whom the adult sent with a mandate", () => {
    expect(codes({})).toEqual([])
    expect(codes({ askedBy: [parent], authorityShown: true })).toEqual([])
    expect(codes({ askedBy: [parent] })).toEqual(["authority-not-shown"])
  })

  it("answers nobody before the identity of each is verified, nor by a check that is still to come", () => {
    expect(codes({ askedBy: [] })).toEqual(["identity-not-verified", "subject-must-ask-too"])
    expect(codes({ askedBy: [{ who: "subject" }] })).toEqual(["identity-not-verified"])
    expect(codes({ askedBy: [{ who: "subject", identity: { ...identity, on: "2026-11-03" } }] })).toEqual([
      "identity-not-verified"
    ])
    expect(codes({ ...young, askedBy: [{ who: "subject", identity }, { who: "representative" }] })).toEqual([
      "identity-not-verified"
    ])
  })

  it("has the young ask together, and a child be asked for", () => {
    expect(codes({ ...young, askedBy: [{ who: "subject", identity }, parent] })).toEqual([])
    expect(codes({ ...young, askedBy: [{ who: "subject", identity }] })).toEqual(["representative-must-ask"])
    expect(codes({ ...young, askedBy: [parent] })).toEqual(["subject-must-ask-too"])
    expect(codes({ ...child, askedBy: [parent] })).toEqual([])
    expect(codes({ ...child, askedBy: [{ who: "subject", identity }] })).toEqual(["representative-must-ask"])
  })

  it("never answers without a verified person of those whom the law lets ask, whatever the facts", () => {
    const nobody: ReadonlyArray<AnswerFacts["askedBy"][number]> = []
    const people = (who: ActingPerson) => [nobody, [{ who }], [{ who, identity }]]
    let answered = 0
    for (const bornOn of ["2018-05-05", "2012-05-05", "1990-05-05"]) {
      for (const incapable of [true, false]) {
        for (const authorityShown of [true, false]) {
          for (const subject of people("subject")) {
            for (const representative of people("representative")) {
              const askedBy = [...subject, ...representative]
              if (codes({ bornOn, incapable, authorityShown, askedBy }).length > 0) continue
              answered += 1
              expect(askedBy.length).toBeGreaterThan(0)
              expect(askedBy.every((one) => one.identity !== undefined)).toBe(true)
              const { requestBy } = actsFor({ bornOn, incapable, today })
              if (requestBy.includes("representative")) {
                expect(askedBy.some((one) => one.who === "representative")).toBe(true)
              }
              if (askedBy.some((one) => one.who === "representative")) expect(authorityShown).toBe(true)
            }
          }
        }
      }
    }
    expect(answered).toBeGreaterThan(5)
  })

  it("has a clause and two languages for each reason", () => {
    for (const { clause, text } of Object.values(answerRefusalTexts)) {
      expect(clause).toMatch(/art\./u)
      expect(text.nl).not.toBe(text.en)
    }
  })
})

describe("answerTermsOf", () => {
  const terms = (over: Partial<Parameters<typeof answerTermsOf>[0]> = {}) =>
    answerTermsOf({ receivedOn: "2026-10-15", police: false, today, ...over })
  const extension = { toldOn: "2026-11-15", reason: "Er zijn veel partijen bij betrokken." }

  it("gives a month, and two more when told in time and with a reason", () => {
    expect(terms().answerBy).toBe("2026-11-15")
    expect(terms({ extension }).answerBy).toBe("2027-01-15")
    expect(terms({ extension: { ...extension, toldOn: "2026-11-16" } }).answerBy).toBe("2026-11-15")
    expect(terms({ extension: { ...extension, reason: " " } }).answerBy).toBe("2026-11-15")
  })

  it("ends a month that has no such day on its last", () => {
    expect(terms({ receivedOn: "2027-01-31" }).answerBy).toBe("2027-02-28")
  })

  it("gives the police part six weeks, whatever was told of the rest", () => {
    expect(terms({ police: true }).policeBy).toBe("2026-11-26")
    expect(terms({ police: true, extension }).policeBy).toBe("2026-11-26")
    expect(terms({ police: true, extension, today: "2026-11-27" }).standing).toBe("late")
    expect(terms().policeBy).toBeUndefined()
  })

  it.each([
    ["2026-11-07", "running"],
    ["2026-11-08", "due"],
    ["2026-11-15", "due"],
    ["2026-11-16", "late"]
  ])("on %s is %s", (day, standing) => {
    expect(terms({ today: day }).standing).toBe(standing)
    expect(terms({ today: day, answeredOn: day }).standing).toBe("answered")
  })
})
