import { weigh } from "./compare.ts"
import type { LevelField } from "./levels.ts"
import type { Model } from "./Model.ts"
import { type Pattern, without } from "./patterns.ts"

/**
 * Fields that can speak against a link, the levels at which they do, and how many more links than before they may doubt, as a share of the shipped model's. One person has
 * one birth date and mostly one phone. Given names are spelt in many ways, and differ by right where the file has no families, so they only stop a
 * collapse (FEBRL, all right: 12 points; siblings taken for one: 30 to 45).
 */
const WITNESSES: ReadonlyArray<{
  readonly field: LevelField
  readonly against: ReadonlySet<string>
  readonly slack: number
}> = [
  {
    field: "birthDate",
    against: new Set(["differs", "near-year", "same-year", "year-only-differs", "year-far-differs"]),
    slack: 0.012
  },
  { field: "phone", against: new Set(["differs"]), slack: 0.012 },
  { field: "email", against: new Set(["differs"]), slack: 0.012 },
  { field: "givenNames", against: new Set(["differs", "initial-differs"]), slack: 0.15 }
]
/** Bits above the threshold, the witness left out, from which a pair shows how often one person's records differ in it. */
const SURE = 8
/** Imagined pairs that hold that rate to the shipped one. */
const IMAGINED = 2
/** A field that is known on both sides of fewer of the links than this has seen too little to speak for the fit. */
const LEAST_WITNESSED = 0.1
/** Right links less wrong ones must grow by this share of the links, or the file is better off with the model that was tested. */
const LEAST_GAIN = 0.01

interface Bin {
  agree: number
  against: number
  linkedAgainst: number
  linkedUnknown: number
}

/**
 * The number of a model's links that one field doubts. Pairs are put together by what their other fields weigh, in whole bits. Within such a group one
 * person's records differ in the field as often as those of sure pairs do; what differs beyond that is two people. So the links against
 * the field are counted as false beyond what the agreeing pairs explain, and of links where it is unknown so large a share as is false among the known.
 */
const doubted = (
  witness: (typeof WITNESSES)[number],
  model: Model,
  shipped: Model,
  patterns: ReadonlyArray<Pattern>,
  bar: number
): number => {
  const { field, against } = witness
  const bins = new Map<number, Bin>()
  const rate = Object.entries(shipped.levels.match[field]).reduce((sum, [l, p]) => sum + (against.has(l) ? p : 0), 0)
  let sure = IMAGINED
  let sureAgainst = IMAGINED * rate
  for (const { levels, count } of patterns) {
    const rest = weigh(without(levels, field), shipped).weight - bar
    const key = Math.floor(rest)
    const bin = bins.get(key) ?? { agree: 0, against: 0, linkedAgainst: 0, linkedUnknown: 0 }
    bins.set(key, bin)
    const linked = weigh(levels, model).weight >= bar ? count : 0
    const level = levels[field]
    if (level === undefined) {
      bin.linkedUnknown += linked
      continue
    }
    const speaksAgainst = against.has(level)
    if (speaksAgainst) {
      bin.against += count
      bin.linkedAgainst += linked
    } else bin.agree += count
    if (rest < SURE) continue
    sure += count
    if (speaksAgainst) sureAgainst += count
  }
  const usual = Math.min(0.5, sureAgainst / sure)
  let wrong = 0
  for (const bin of bins.values()) {
    const explained = (bin.agree * usual) / (1 - usual)
    const known = bin.agree + bin.against
    wrong += Math.max(0, bin.linkedAgainst - explained)
    if (known > 0) wrong += (bin.linkedUnknown * Math.max(0, bin.against - explained)) / known
  }
  return wrong
}

const linksOf = (model: Model, patterns: ReadonlyArray<Pattern>, bar: number): number =>
  patterns.reduce((sum, { levels, count }) => sum + (weigh(levels, model).weight >= bar ? count : 0), 0)

/** The largest share of the links for which one field that is no name can be held against them. */
const witnessed = (model: Model, patterns: ReadonlyArray<Pattern>, bar: number): number => {
  const links = linksOf(model, patterns, bar)
  const known = WITNESSES.filter((w) => w.field !== "givenNames").map(({ field }) =>
    linksOf(
      model,
      patterns.filter(({ levels }) => levels[field] !== undefined),
      bar
    )
  )
  return links === 0 ? 0 : Math.max(...known) / links
}

export type FitVerdict =
  /** `gain`: by how much right links less wrong ones grow, as estimated, as a share of the links that the shipped model makes. */
  | { readonly accepted: true; readonly gain: number }
  /** "doubted": `field` contradicts more of its links than of the shipped model's. */
  | { readonly accepted: false; readonly because: "doubted"; readonly field: LevelField }
  /** "unwitnessed": hardly a link has a birth date, phone or e-mail address on both sides. "no-gain": it finds hardly more that is right. */
  | { readonly accepted: false; readonly because: "unwitnessed" | "no-gain" }

/**
 * May a model fitted to a file take the place of the shipped one, there being no labels to tell? A wrong link harms a person, so the burden is on the fit.
 * Each field is called as a witness over what the other fields say (see `doubted`): no field may doubt more links than it does of the
 * shipped model's, but for a little slack; and by the field that doubts most, right links less wrong ones must grow. The estimate is rough, as
 * fields are not wholly independent, but is made alike for both models, and only their difference counts. A file that gives no field to ask is not fitted.
 */
export const acceptFit = (fitted: Model, shipped: Model, patterns: ReadonlyArray<Pattern>, bar: number): FitVerdict => {
  if (witnessed(fitted, patterns, bar) < LEAST_WITNESSED) return { accepted: false, because: "unwitnessed" }
  const links = Math.max(1, linksOf(shipped, patterns, bar))
  const fittedLinks = linksOf(fitted, patterns, bar)
  const worst = { fitted: 0, shipped: 0 }
  for (const witness of WITNESSES) {
    const before = doubted(witness, shipped, shipped, patterns, bar)
    const after = doubted(witness, fitted, shipped, patterns, bar)
    if (after > before + witness.slack * links) return { accepted: false, because: "doubted", field: witness.field }
    if (witness.field === "givenNames") continue
    worst.fitted = Math.max(worst.fitted, after)
    worst.shipped = Math.max(worst.shipped, before)
  }
  const gain = (fittedLinks - 2 * worst.fitted - (linksOf(shipped, patterns, bar) - 2 * worst.shipped)) / links
  return gain >= LEAST_GAIN ? { accepted: true, gain } : { accepted: false, because: "no-gain" }
}
