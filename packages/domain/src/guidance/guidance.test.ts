import { describe, expect, it } from "vitest"
import { Desk } from "../signal/SignalFacts.ts"
import { Angle, Behaviour } from "../vocabulary/vocabulary.ts"
import { guidanceFor } from "./guidance.ts"

describe("guidanceFor", () => {
  it("says 112 first where there is danger, and only there", () => {
    const first = (desk: (typeof Desk.literals)[number]) =>
      guidanceFor({ angle: "education", behaviours: ["call-to-violence"], desk })[0]?.nl ?? ""
    expect(first("police-urgent")).toContain("112")
    expect(first("small-things")).not.toContain("112")
    expect(guidanceFor({ angle: "education", behaviours: [], desk: "region", urgent: true })[0]?.en).toContain("112")
  })

  it("has different steps for every angle, behaviour and desk, in both languages", () => {
    for (const angle of Angle.literals) {
      for (const behaviour of Behaviour.literals) {
        for (const desk of Desk.literals) {
          const steps = guidanceFor({ angle, behaviours: [behaviour], desk })
          expect(steps.length).toBeGreaterThanOrEqual(4)
          expect(new Set(steps.map((step) => step.nl)).size).toBe(steps.length)
          for (const step of steps) expect(Math.min(step.nl.length, step.en.length)).toBeGreaterThan(20)
        }
      }
    }
  })

  it("asks nobody to confront, except it does not tell the police so", () => {
    const told = (angle: (typeof Angle.literals)[number]) =>
      guidanceFor({ angle, behaviours: [], desk: "police-urgent" }).some((step) => step.nl.includes("confrontatie"))
    expect(told("education")).toBe(true)
    expect(told("police")).toBe(false)
  })
})
