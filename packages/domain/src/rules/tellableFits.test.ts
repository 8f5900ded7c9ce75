import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { covenantDocument, ids, signalFacts } from "../testing/builders.ts"
import { tellableFits } from "./tellableFits.ts"

const now = DateTime.makeUnsafe("2026-11-02T08:00:00Z")
const of = (number: number, partner: string, angle: "education" | "welfare" | "police") =>
  signalFacts(number, { partner: ids.partner(partner), angle })
const torn = of(1, "school", "education")
const welfare = of(2, "welfare", "welfare")
const police = of(3, "police", "police")
const classmate = of(4, "school", "education")
const told = (...fits: ReadonlyArray<ReadonlyArray<typeof torn>>) =>
  tellableFits(torn, fits, [covenantDocument()], now).map((fit) => fit.map((one) => one.signal))
const signals = (...fit: ReadonlyArray<typeof torn>) => fit.map((one) => one.signal)

describe("tellableFits", () => {
  it("tells of groups that with the signal are seen from two angles by two organisations", () => {
    expect(told([welfare], [police])).toEqual([signals(welfare), signals(police)])
    expect(told([welfare], [classmate, police])).toEqual([signals(welfare), signals(classmate, police)])
  })

  it("tells of none when only one may be told: that there is another would be told with it", () => {
    expect(told([welfare], [classmate])).toEqual([])
  })

  it("leaves out what may not be told, when two others may", () => {
    expect(told([classmate], [welfare], [police])).toEqual([signals(welfare), signals(police)])
  })

  it("tells nothing outside a covenant in force", () => {
    const ended = [covenantDocument({ status: "ended" })]
    expect(tellableFits(torn, [[welfare], [police]], ended, now)).toEqual([])
  })
})
