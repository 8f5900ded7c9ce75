import { CLASSES, READINGS } from "./compiled.ts"
import { CROWDS, type Crowd } from "./crowd.ts"
import { familyFactor, HOUSEHOLD } from "./familyFactor.ts"
import type { LatentClass, Model, Shares } from "./Model.ts"
import type { Pattern } from "./patterns.ts"
import { ClassCounts, responsibilities } from "./responsibilities.ts"

/** So many imagined pairs of each crowd keep its shares as shipped until a set is large enough to say otherwise. */
const IMAGINED = 100
const ROUNDS = 8

/** The shares of a model, each made anew. */
export const mapShares = (
  model: Model,
  of: (share: number, cls: LatentClass, crowd: Crowd) => number
): Model["shares"] => {
  const row = (crowd: Crowd): Shares => {
    const at = (cls: LatentClass) => of(model.shares[crowd][cls], cls, crowd)
    return {
      match: at("match"),
      relative: at("relative"),
      twin: at("twin"),
      "parent-child": at("parent-child"),
      namesake: at("namesake"),
      "same-birth-date": at("same-birth-date"),
      "shared-institution": at("shared-institution"),
      stranger: at("stranger")
    }
  }
  return {
    none: row("none"),
    "4": row("4"),
    "8": row("8"),
    "16": row("16"),
    "32": row("32"),
    "64": row("64"),
    "128": row("128"),
    more: row("more")
  }
}

/** The model for a file in which families are so much rarer. */
export const withFamilies = (model: Model, factor: number): Model => ({
  ...model,
  shares: mapShares(model, (share, of) => (HOUSEHOLD.includes(of) ? share * factor : share))
})

const oddsOf = (row: Shares): number => row.match / READINGS.reduce((sum, of) => sum + row[of], 0)

/**
 * Names of so many records are not followed by all who bear them: two of one are compared because of what else they share, a town, a year, half a date.
 * That is then counted as if it had been found by chance, so the odds from which it is counted fall by half a bit a crowd at least, as in the shipped model.
 */
const FOUND_OTHERWISE: ReadonlyArray<Crowd> = ["64", "128", "more"]
const FALL = Math.SQRT1_2

const tempered = (model: Model): Model => {
  let most = oddsOf(model.shares["32"])
  const factors = new Map<Crowd, number>()
  for (const crowd of FOUND_OTHERWISE) {
    const own = oddsOf(model.shares[crowd])
    most = Math.min(most * FALL, own)
    factors.set(crowd, most / own)
  }
  const of = (share: number, cls: LatentClass, crowd: Crowd) =>
    cls === "match" ? share * (factors.get(crowd) ?? 1) : share
  return { ...model, shares: mapShares(model, of) }
}

/**
 * Shares by expectation-maximisation (Dempster, Laird, Rubin 1977), crowd by crowd. Only they move: how a class agrees stays as it
 * is, so that no class can grow by explaining what it should not. Relatives never become more usual than they are per match in `base`.
 */
export const withShares = (base: Model, patterns: ReadonlyArray<Pattern>): Model => {
  let model = base
  for (let round = 0; round < ROUNDS; round++) {
    const found = new ClassCounts<Crowd>()
    for (const { levels, count } of patterns) found.add(levels.crowd ?? "none", responsibilities(levels, model), count)
    const at = (crowd: Crowd, of: LatentClass) => found.at(crowd, CLASSES.indexOf(of))
    const pairs = (crowd: Crowd) => CLASSES.reduce((sum, of) => sum + at(crowd, of), 0)
    const whole = (crowd: Crowd) => CLASSES.reduce((sum, of) => sum + base.shares[crowd][of], 0)
    const all = CROWDS.reduce((sum, crowd) => sum + pairs(crowd), 0)
    const next = (share: number, of: LatentClass, crowd: Crowd) => {
      const within = ((IMAGINED * share) / whole(crowd) + at(crowd, of)) / (IMAGINED + pairs(crowd))
      return (within * (IMAGINED * whole(crowd) + pairs(crowd))) / (IMAGINED + all)
    }
    model = tempered({
      ...base,
      shares: mapShares(base, (share, of, crowd) => {
        const free = next(share, of, crowd)
        if (!HOUSEHOLD.includes(of)) return free
        const match = base.shares[crowd].match
        return Math.min(free, (next(match, "match", crowd) * share) / match)
      })
    })
  }
  return model
}

/**
 * Fits the shares of the readings to a whole file, without labels: families only down, the others by expectation-maximisation.
 * A function of the set of pairs and the number of its records.
 */
export const adaptShares = (shipped: Model, patterns: ReadonlyArray<Pattern>, bar: number): Model => ({
  ...withShares(withFamilies(shipped, familyFactor(shipped, patterns, bar)), patterns),
  version: `${shipped.version}+shares`
})
