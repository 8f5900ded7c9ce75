import { describe, expect, it } from "vitest"
import { NOTHING_KNOWN, times } from "../../test/levels.ts"
import { adaptOverlaps } from "./adaptOverlaps.ts"
import { type Levels, model, weigh } from "./index.ts"
import { aloneCode, overlapCode } from "./overlap.ts"
import { patternsOf } from "./patterns.ts"

const same: Levels = {
  ...NOTHING_KNOWN,
  crowd: "4",
  overlap: overlapCode(9, 2),
  familyName: "exact-rare",
  address: "exact",
  phone: "mobile",
  birthDate: "exact",
  givenNames: "exact-rare",
  order: "straight"
}
const namesake: Levels = {
  ...NOTHING_KNOWN,
  crowd: "4",
  overlap: overlapCode(1, 3),
  familyName: "exact-rare",
  address: "differs",
  birthDate: "differs",
  givenNames: "exact-rare",
  order: "straight"
}
const dateless = (overlap: number): Levels => ({ ...namesake, overlap, birthDate: undefined, address: "town" })
const fitOf = (pairs: ReadonlyArray<Levels>) => adaptOverlaps(model, patternsOf(pairs), 0)

describe("adaptOverlaps", () => {
  const file = [...times(1000, same), ...times(800, namesake), ...times(300, dateless(overlapCode(3, 2)))]
  const fitted = fitOf(file)

  it("has who share much start ahead of who share one thing that others have too", () => {
    const much = weigh(dateless(overlapCode(3, 2)), fitted)
    const little = weigh(dateless(overlapCode(1, 3)), fitted)
    expect(much.weight).toBeGreaterThan(fitted.threshold.base)
    expect(little.weight).toBeLessThan(fitted.threshold.base)
    expect(much.terms[0]).toMatchObject({ field: "prior", note: "much-in-file" })
    expect(little.terms[0]).toMatchObject({ field: "prior", note: "little-in-file" })
  })

  it("tells where nobody else fits, and weighs that by itself", () => {
    const alone = aloneCode(overlapCode(1, 2))
    const certain: Levels = { ...same, overlap: alone, address: "differs" }
    const also = fitOf([...file, ...times(200, certain), ...times(200, { ...namesake, overlap: overlapCode(1, 2) })])
    const [yes, no] = [weigh(dateless(alone), also), weigh(dateless(overlapCode(1, 2)), also)]
    expect(yes.weight).toBeGreaterThan(no.weight)
    expect(yes.terms[0]?.note).toBe("alone-in-file")
  })

  it("gives terms that sum to the weight, also for an overlap that the file did not have", () => {
    for (const overlap of [overlapCode(9, 2), overlapCode(2, 16), aloneCode(overlapCode(1, 8))]) {
      const { weight, terms } = weigh(dateless(overlap), fitted)
      expect(terms.reduce((sum, term) => sum + term.weight, 0)).toBe(weight)
      expect(Number.isFinite(weight)).toBe(true)
    }
  })

  it("leaves every class but that of one person as it agrees, and the shipped model as it weighs", () => {
    const { match: _, ...others } = fitted.levels
    const { match: __, ...shipped } = model.levels
    expect(others).toEqual(shipped)
    expect(weigh(dateless(overlapCode(3, 2)), model)).toEqual(weigh(dateless(overlapCode(1, 3)), model))
  })

  it("is not drowned by strangers who share one thing", () => {
    const stranger: Levels = { ...namesake, crowd: "none", givenNames: "differs", address: "town" }
    const many = fitOf([...file, ...times(50_000, stranger)])
    expect(weigh(same, many).weight).toBeGreaterThan(10)
    expect(weigh(stranger, many).weight).toBeLessThan(-5)
  })
})
