import { withLevels } from "./adaptLevels.ts"
import { withFamilies } from "./adaptShares.ts"
import { CLASSES } from "./compiled.ts"
import { CROWDS } from "./crowd.ts"
import { familyFactor, HOUSEHOLD } from "./familyFactor.ts"
import type { LatentClass, Model, Shares } from "./Model.ts"
import type { Pattern } from "./patterns.ts"
import { ClassCounts, responsibilities } from "./responsibilities.ts"
import { withOwnBar } from "./threshold.ts"

/** So many imagined pairs of each overlap, spread as all pairs of the shipped model, until a file is large enough to say otherwise. */
const IMAGINED = 5
const ROUNDS = 3
const STEPS = 8
/**
 * Bits by which the bar is lower: who shares little also agrees in little, and is charged for both. Chosen on invented files without families of other
 * names, gaps and errors, where -2 to 0 are within .002 of each other (docs/linkage.md); at -1.5 FEBRL 1 joins eight wrong pairs.
 */
const CHARGED_TWICE = 1.25

const sharesOf = (of: (cls: LatentClass) => number): Shares => {
  const all = CLASSES.reduce((sum, cls) => sum + of(cls), 0)
  return {
    match: of("match") / all,
    relative: of("relative") / all,
    twin: of("twin") / all,
    "parent-child": of("parent-child") / all,
    namesake: of("namesake") / all,
    "same-birth-date": of("same-birth-date") / all,
    "shared-institution": of("shared-institution") / all,
    stranger: of("stranger") / all
  }
}

/** Shares by expectation-maximisation, overlap by overlap; relatives never more usual per match than in `base`. */
const withOverlaps = (judged: Model, base: Shares, patterns: ReadonlyArray<Pattern>): Model => {
  const codes = [...new Set(patterns.map(({ levels }) => String(levels.overlap ?? 0)))].sort()
  const start = Object.fromEntries(codes.map((code) => [code, base]))
  let overlaps: Readonly<Record<string, Shares>> = start
  for (let step = 0; step < STEPS; step++) {
    const model = { ...judged, overlaps }
    const found = new ClassCounts<string>()
    for (const { levels, count } of patterns)
      found.add(String(levels.overlap ?? 0), responsibilities(levels, model), count)
    overlaps = Object.fromEntries(
      codes.map((code) => {
        const free = sharesOf((of) => IMAGINED * base[of] + found.at(code, CLASSES.indexOf(of)))
        const most = (of: LatentClass) => (base[of] * free.match) / base.match
        return [code, sharesOf((of) => (HOUSEHOLD.includes(of) ? Math.min(free[of], most(of)) : free[of]))]
      })
    )
  }
  return { ...judged, overlaps }
}

/**
 * Fits a model to a file without families, of which the pairs tell their overlap. As `adaptLevels`, but the odds start from what two records have in
 * common: who share three rare combinations are hardly ever two people where there are no families, who share one often are. That says
 * more than the whole name alone does. Its bar does not rise: the model knows its file.
 */
export const adaptOverlaps = (shipped: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => {
  const { shares } = withFamilies(shipped, familyFactor(shipped, patterns, bar))
  const base = sharesOf((of) => CROWDS.reduce((sum, crowd) => sum + shares[crowd][of], 0))
  const codes = new Set(patterns.map(({ levels }) => String(levels.overlap ?? 0)))
  let model: Model = { ...shipped, overlaps: Object.fromEntries([...codes].map((code) => [code, base])) }
  for (let round = 0; round < ROUNDS; round++) {
    model = withOverlaps(withLevels(shipped, model, patterns, bar), base, patterns)
  }
  return withOwnBar({ ...model, version: `${shipped.version}+overlaps` }, -CHARGED_TWICE)
}
