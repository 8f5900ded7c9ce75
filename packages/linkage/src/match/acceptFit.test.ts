import { describe, expect, it } from "vitest"
import { type FileKind, inventedFile, linksOf } from "../../test/inventedFile.ts"
import { f1, type Sighting } from "../../test/people.ts"
import { acceptFit } from "./acceptFit.ts"
import { InMemoryLinker, type Levels, type Model, model } from "./index.ts"
import { patternsOf } from "./patterns.ts"

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

/** The shipped model with a match class that explains too much: what a fit that believes itself ends in. */
const credulous = (field: "birthDate" | "givenNames", chance: number): Model => {
  const levels = Object.entries(model.levels.match[field]).map(([level, p]) => [level, p * (1 - chance)])
  const match = { ...model.levels.match, [field]: { ...Object.fromEntries(levels), differs: chance } }
  return {
    ...model,
    shares: { ...model.shares, relative: 0.004, twin: 0.0006, "parent-child": 0.0005 },
    levels: { ...model.levels, match }
  }
}

const verdictOn = (kind: FileKind, fitted: Model) => {
  const linker = linkerOf(inventedFile(kind))
  const levels: ReadonlyArray<Levels> = [...linker.levels()].map((pair) => pair.levels)
  return acceptFit(fitted, model, patternsOf(levels), linker.threshold())
}

describe("acceptFit", { timeout: 30_000 }, () => {
  it("refuses a model that takes namesakes for one person with two birth dates", () => {
    const kind = { ...USUAL, seed: 12, givenNames: 12, familyNames: 60 }
    expect(verdictOn(kind, credulous("birthDate", 0.2))).toMatchObject({ because: "doubted", field: "birthDate" })
  })

  it("refuses a model that takes siblings for one person with two names", () => {
    const kind = { ...USUAL, seed: 13, families: 0.7 }
    expect(verdictOn(kind, credulous("givenNames", 0.4))).toMatchObject({ accepted: false, because: "doubted" })
  })

  it("refuses that also where no birth date can witness against it", () => {
    const kind = { ...USUAL, seed: 14, families: 0.7, withoutDate: 1 }
    expect(verdictOn(kind, credulous("givenNames", 0.4))).toMatchObject({ accepted: false, because: "doubted" })
  })

  it("refuses what gains nothing: the shipped model is no gain over itself", () => {
    expect(verdictOn(USUAL, model)).toEqual({ accepted: false, because: "no-gain" })
  })

  it("refuses any fit to a file that has nothing but names to check it by", () => {
    const names: Levels = {
      familyName: "exact-rare",
      givenNames: "exact-rare",
      order: "straight",
      address: undefined,
      phone: undefined,
      email: undefined,
      handle: undefined,
      birthDate: undefined,
      sex: undefined,
      hubs: []
    }
    const patterns = patternsOf(Array.from({ length: 1000 }, () => names))
    expect(acceptFit(credulous("birthDate", 0.2), model, patterns, 0)).toEqual({
      accepted: false,
      because: "unwitnessed"
    })
  })
})

describe("a fit to a file", { timeout: 30_000 }, () => {
  it.each(Object.entries(KINDS))("is no worse than the shipped model: %s", (_name, kind) => {
    const records = inventedFile(kind)
    const linker = linkerOf(records)
    const { model: chosen, verdict } = linker.fit()
    expect(verdict.accepted).toBe(chosen !== model)
    const before = linker.clusters().clusters
    const after = linker.clusters({}, linker.edges(chosen)).clusters
    const precision = (clusters: typeof before) => {
      const { all, right } = linksOf(clusters, records)
      return all === 0 ? 1 : right / all
    }
    // room for an estimate without labels, a tenth of what a credulous fit loses
    expect(precision(after)).toBeGreaterThan(precision(before) - 0.015)
    if (kind.most > 1) expect(f1(after, records)).toBeGreaterThan(f1(before, records) - 0.005)
  })

  it("is taken, and links more, where there are no families and many names", () => {
    const records = inventedFile({ ...USUAL, seed: 21 })
    const linker = linkerOf(records)
    const { model: chosen, verdict } = linker.fit()
    expect(verdict.accepted).toBe(true)
    const fitted = f1(linker.clusters({}, linker.edges(chosen)).clusters, records)
    expect(fitted).toBeGreaterThan(f1(linker.clusters().clusters, records) + 0.01)
  })
})
