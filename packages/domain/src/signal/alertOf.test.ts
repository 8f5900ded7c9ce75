import { expect, it } from "vitest"
import { signalFacts } from "../testing/builders.ts"
import { alertOf } from "./alertOf.ts"

it("an alert says whom to turn to, since when and until when, and nothing else", () => {
  const facts = signalFacts(1, { behaviours: ["threat"], themes: ["jihadism"] })
  expect(alertOf(facts, "2028-10-02")).toStrictEqual({
    partner: "school",
    receivedAt: "2026-10-02T09:00:00.000Z",
    removedOn: "2028-10-02"
  })
})
