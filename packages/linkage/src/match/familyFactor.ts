import { weightOf } from "./compare.ts"
import { CROWDS } from "./crowd.ts"
import type { LatentClass, Model } from "./Model.ts"
import type { Pattern } from "./patterns.ts"

/** Imagined people seen twice, with as many relatives as the model expects: they hold a file that hardly shows homes to the model. */
const IMAGINED = 10
/** A set never says that families are rarer than this, relative to the model. */
const FEWEST = 0.003
/** Bits above the threshold from which a pair is one person for certain. */
const SURE = 5
/** Readings of one household: they come and go together. */
export const HOUSEHOLD: ReadonlyArray<LatentClass> = ["relative", "twin", "parent-child"]

const SAME_NAME: ReadonlySet<string> = new Set([
  "exact-common",
  "exact-usual",
  "exact-rare",
  "form",
  "near",
  "alike-usual"
])

/** Two people of one surname at one home, by names and dates that no typing error explains. */
const isHousehold = ({ levels }: Pattern): boolean =>
  levels.address === "exact" &&
  levels.givenNames === "differs" &&
  SAME_NAME.has(levels.familyName ?? "") &&
  (levels.birthDate === "differs" || levels.birthDate === "near-year" || levels.birthDate === "same-year")

/** One person seen twice at one home, with names and dates to tell. */
const isSeenTwice = ({ levels }: Pattern, model: Model, bar: number): boolean =>
  levels.address === "exact" &&
  levels.givenNames !== undefined &&
  levels.familyName !== undefined &&
  levels.birthDate !== undefined &&
  weightOf(levels, model) > bar + SURE

/** Sum of a class' chances over the levels at which `isHousehold` holds, given that all four fields are known. */
const householdChance = (model: Model, of: LatentClass): number => {
  const { address, givenNames, familyName, birthDate } = model.levels[of]
  const name =
    familyName["exact-common"] +
    familyName["exact-usual"] +
    familyName["exact-rare"] +
    familyName.form +
    familyName.near +
    familyName["alike-usual"]
  const date = birthDate.differs + birthDate["near-year"] + birthDate["same-year"]
  return address.exact * givenNames.differs * name * date
}

const shareOf = (model: Model, of: LatentClass): number =>
  CROWDS.reduce((sum, crowd) => sum + model.shares[crowd][of], 0)

/**
 * How usual families are in a file, relative to the model: at most 1. Counted where they can be seen: at one home, by pairs
 * that only relatives make, against people seen twice there. A file without homes says nothing, and keeps the model's.
 */
export const familyFactor = (model: Model, patterns: ReadonlyArray<Pattern>, bar: number): number => {
  let relatives = 0
  let same = 0
  for (const pattern of patterns) {
    if (isHousehold(pattern)) relatives += pattern.count
    else if (isSeenTwice(pattern, model, bar)) same += pattern.count
  }
  const households = HOUSEHOLD.reduce((sum, of) => sum + shareOf(model, of) * householdChance(model, of), 0)
  const expected = households / (shareOf(model, "match") * model.levels.match.address.exact)
  const found = (relatives + IMAGINED * expected) / (same + IMAGINED)
  return Math.max(FEWEST, Math.min(1, found / expected))
}
