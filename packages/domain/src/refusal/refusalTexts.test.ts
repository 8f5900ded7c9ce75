import { describe, expect, it } from "vitest"
import { RefusalCode } from "./Refusal.ts"
import { mergeReasons, reason } from "./Refused.ts"

describe("refusal texts", () => {
  it.each(RefusalCode.literals)("%s names a law and says in both languages what to do", (code) => {
    const { clause, text } = reason(code)
    expect(clause).toMatch(/AVG|UAVG|BW|Wpg|Grondwet/u)
    for (const one of [text.nl, text.en]) expect(one.length).toBeGreaterThan(30)
    expect(text.nl).not.toBe(text.en)
  })

  it.each(RefusalCode.literals)("%s is written in short Dutch sentences", (code) => {
    const sentences = reason(code).text.nl.split(/[.?!:]\s/u)
    for (const sentence of sentences) expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(22)
  })

  it("says nothing about whether a person is known", () => {
    for (const code of RefusalCode.literals) {
      expect(reason(code).text.nl).not.toMatch(/al bekend|komt voor|geregistreerd|bezwaar/u)
    }
  })

  it("are merged with each code once, the first told kept", () => {
    const special = reason("covenant-not-active", { text: { nl: "a", en: "b" } })
    const merged = mergeReasons([special, reason("subject-missing")], [reason("covenant-not-active")])
    expect(merged).toEqual([special, reason("subject-missing")])
  })
})
