import { describe, expect, it } from "vitest"
import { POLARISATION_THRESHOLD, type PolarisationModel, polarisationModel } from "../index.ts"

const bits = (value: unknown): ReadonlyArray<number> =>
  typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(bits)
      : []

describe("the shipped weights of polarisation signals", () => {
  it("are multiples of a sixty-fourth of a bit, so that they sum exactly", () => {
    const { version: _, ...weights } = polarisationModel
    expect(bits(weights).length).toBeGreaterThan(30)
    for (const weight of bits(weights)) expect(weight * 64).toBe(Math.round(weight * 64))
  })

  it("have a version", () => {
    expect(polarisationModel.version).toMatch(/^\d{4}\.\d{2}-p\d+$/u)
  })

  it("keep the better level of each field ahead of the weaker", () => {
    const { expression, group, place, theme, time }: PolarisationModel = polarisationModel
    const falls = (...weights: ReadonlyArray<number>) => expect(weights).toEqual(weights.toSorted((x, y) => y - x))
    falls(place.district, place.municipality, place["other-district"])
    falls(time.days, time.week, time.fortnight, time.month, time.window)
    falls(group.exact, group.alias, group.spelling, 0, group.differs)
    for (const given of [theme.alone, theme.withGroup])
      falls(given.rare, given.some, given.common, given.daily, 0, given.differs)
    for (const given of [expression.alone, expression.withGroup]) {
      falls(given.account, given["account-loose"], 0, given.differs)
      falls(given.words, given["words-loose"], 0, given.differs)
      falls(given.media, given["media-loose"], 0, given.differs)
    }
  })

  it("need a ground beside place and time", () => {
    const { place, prior, time } = polarisationModel
    expect(prior + place.municipality + time.days).toBeLessThan(POLARISATION_THRESHOLD)
  })
})
