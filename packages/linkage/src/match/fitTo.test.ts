import { describe, expect, it } from "vitest"
import { type FileKind, inventedFile, linksOf } from "../../test/inventedFile.ts"
import { f1, type Sighting, sightings } from "../../test/people.ts"
import { InMemoryLinker, model } from "./index.ts"

const USUAL: FileKind = {
  people: 1000,
  seed: 1,
  givenNames: 150,
  familyNames: 1500,
  families: 0,
  withoutDate: 0.15,
  errors: 0.1,
  most: 4
}
const KINDS: Readonly<Record<string, FileKind>> = {
  "many names and no families": USUAL,
  "few names, so many namesakes": { ...USUAL, seed: 2, givenNames: 12, familyNames: 60 },
  families: { ...USUAL, seed: 3, families: 0.7 },
  "families of few names": { ...USUAL, seed: 4, families: 0.7, givenNames: 40, familyNames: 100 },
  "no birth dates": { ...USUAL, seed: 5, withoutDate: 1 },
  "no birth dates and few names": { ...USUAL, seed: 6, withoutDate: 1, givenNames: 20, familyNames: 80 },
  "no birth dates, and families": { ...USUAL, seed: 7, withoutDate: 1, families: 0.6 },
  "half of the birth dates": { ...USUAL, seed: 8, withoutDate: 0.5 },
  "nobody seen twice": { ...USUAL, seed: 9, most: 1, givenNames: 30, familyNames: 200 }
}

const linkerOf = (records: ReadonlyArray<Sighting>): InMemoryLinker => {
  const linker = new InMemoryLinker({ model, hubLimit: 20 })
  for (const { id, encoding } of records) linker.add(id, encoding)
  return linker
}

describe("a fit to a file", { timeout: 60_000 }, () => {
  it.each(Object.entries(KINDS))("is no worse than the shipped model: %s", (_name, kind) => {
    const records = inventedFile(kind)
    const linker = linkerOf(records)
    const before = linker.clusters().clusters
    const after = linker.clusters({}, linker.edges(linker.adapted())).clusters
    const precision = (clusters: typeof before) => {
      const { all, right } = linksOf(clusters, records)
      return all === 0 ? 1 : right / all
    }
    // room for an estimate without labels, a tenth of what a fit that believes itself loses
    expect(precision(after)).toBeGreaterThan(precision(before) - 0.015)
    if (kind.most > 1) expect(f1(after, records)).toBeGreaterThan(f1(before, records) - 0.01)
  })

  it("never learns how records differ where there are families", () => {
    const fit = linkerOf(sightings(300, 21)).fit()
    expect(fit.moved).not.toBe("levels")
    expect(fit.model.levels).toEqual(model.levels)
  })

  it("takes links away where hardly anybody is seen twice, and adds none", () => {
    const records = inventedFile({ ...USUAL, seed: 9, most: 1, givenNames: 30, familyNames: 200, families: 0.7 })
    const linker = linkerOf(records)
    const fit = linker.fit()
    expect(fit.moved).toBe("shares")
    expect(fit.model.version).toBe(`${model.version}+shares`)
    const linked = (edges: Iterable<{ readonly weight: number }>) =>
      [...edges].filter(({ weight }) => weight >= 0).length
    expect(linked(linker.edges(fit.model))).toBeLessThan(linked(linker.edges()))
  })

  it("learns how records differ, and links more, where there are homes and no families in them", () => {
    const records = inventedFile({ ...USUAL, seed: 21 })
    const linker = linkerOf(records)
    const fit = linker.fit()
    expect(fit.moved).toBe("levels")
    expect(fit.families).toBeLessThan(0.1)
    const fitted = f1(linker.clusters({}, linker.edges(fit.model)).clusters, records)
    expect(fitted).toBeGreaterThan(f1(linker.clusters().clusters, records))
  })

  it("is the same for any order of the records", () => {
    const records = sightings(60, 5)
    expect(linkerOf(records.toReversed()).fit()).toEqual(linkerOf(records).fit())
  })

  it("of nothing is the shipped model", () => {
    const fit = linkerOf([]).fit()
    expect(fit).toMatchObject({ model, moved: "nothing" })
    expect(fit.families).toBeCloseTo(1)
  })
})
