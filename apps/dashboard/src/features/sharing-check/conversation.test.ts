import { covenantDocument, ids } from "@kruisverband/domain/testing"
import { describe, expect, it } from "vitest"
import { type Answers, nextStep, noAnswers, questionOf, reopen, stepsFor } from "./conversation.ts"

const school = ids.partner("school")
const care = ids.partner("care")
const covenant = covenantDocument()
const whole: Answers = {
  covenant,
  with: { kind: "covenant" },
  about: "person",
  age: "15",
  things: ["name", "behaviour"],
  thingsDone: true,
  purpose: "early-signalling"
}

describe("the conversation", () => {
  it("asks one thing after another, and then nothing more", () => {
    expect(nextStep(noAnswers, school)).toBe("covenant")
    expect(nextStep({ ...noAnswers, covenant }, school)).toBe("with")
    expect(nextStep({ ...whole, thingsDone: false }, school)).toBe("things")
    expect(nextStep(whole, school)).toBeUndefined()
  })

  it("asks mental health care for its ground, and who needs training whether they had it", () => {
    expect(stepsFor(whole, care)).toContain("ground")
    expect(stepsFor(whole, school)).not.toContain("ground")
    const strict = covenantDocument({ parties: [{ partner: "school", angle: "education", trainingRequired: true }] })
    expect(stepsFor({ ...whole, covenant: strict }, school)).toContain("trained")
  })

  it("asks no more once it does not matter: the parents, or somebody outside", () => {
    for (const kind of ["concerned", "outside"] as const) {
      const short: Answers = { ...noAnswers, covenant, with: { kind } }
      expect(nextStep(short, school)).toBeUndefined()
      expect(questionOf(short, school)).toEqual({ covenant: covenant.id, with: { kind }, about: "person", things: [] })
    }
  })

  it("comes to a question that the service takes, without what was not said", () => {
    expect(questionOf(whole, school)).toEqual({
      covenant: covenant.id,
      with: { kind: "covenant" },
      about: "person",
      age: 15,
      things: ["name", "behaviour"],
      purpose: "early-signalling"
    })
    expect(questionOf({ ...whole, age: "" }, school)).not.toHaveProperty("age")
    expect(questionOf({ ...whole, about: "place" }, school)).not.toHaveProperty("age")
    expect(questionOf({ ...whole, ground: "none" }, care)).not.toHaveProperty("ground")
    expect(questionOf({ ...whole, thingsDone: false }, school)).toBeUndefined()
  })

  it("goes back to any question, and asks what follows anew", () => {
    const back = reopen(whole, "about")
    expect(back.covenant).toBe(covenant)
    expect(back.with).toEqual({ kind: "covenant" })
    expect(nextStep(back, school)).toBe("about")
    expect(back.things).toEqual(["name", "behaviour"])
    expect(nextStep(reopen(whole, "covenant"), school)).toBe("covenant")
  })
})
