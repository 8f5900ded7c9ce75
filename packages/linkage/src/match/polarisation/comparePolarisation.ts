import { type Agreement, type EvidenceField, type EvidenceTerm, fadedBits } from "@kruisverband/domain"
import type { Frequencies } from "../Frequencies.ts"
import { type EpisodeLevels, episodeLevels, type SharedExpression } from "./episodeLevels.ts"
import type { PolarisationFacts } from "./PolarisationFacts.ts"
import type { Given, PolarisationModel } from "./PolarisationModel.ts"
import { polarisationModel } from "./shippedPolarisationModel.ts"

export interface PolarisationComparison {
  /** Bits; exactly the sum of the terms. From `POLARISATION_THRESHOLD` on the signals belong together. */
  readonly weight: number
  readonly terms: ReadonlyArray<EvidenceTerm>
}

/**
 * A link of two polarisation signals needs so many bits: one in seven that they are of one episode. Where F1 is best on invented years
 * (docs/linkage.md); below even odds, as no person is in such a proposal and one episode missed costs more than one look too many. It lets one
 * ground in a municipality as a whole link within a month; one in one district, or two grounds, within the whole window.
 */
export const POLARISATION_THRESHOLD = -2.5

/** Fewer bits to start from where no theme, group or expression is shared: place and time alone are no ground. */
const NO_GROUND = -4

/** Against another municipality, or more days than the window: never linked, whatever else agrees. */
const NEVER = -32

const term = (field: EvidenceField, agreement: Agreement, weight: number, note?: string): EvidenceTerm =>
  note === undefined ? { field, agreement, weight } : { field, agreement, weight, note }

const placeTerm = ({ place }: EpisodeLevels, model: PolarisationModel): EvidenceTerm => {
  if (place === "elsewhere") return term("place", "differs", NEVER)
  if (place === "district") return term("place", "exact", model.place.district)
  return term("place", "close", model.place[place], place === "other-district" ? place : undefined)
}

const timeTerm = ({ time }: EpisodeLevels, model: PolarisationModel): EvidenceTerm => {
  if (time === "later") return term("time", "differs", NEVER)
  const bits = model.time[time]
  if (time === "days") return term("time", "exact", bits, "days")
  if (time === "week") return term("time", "exact", bits)
  return term("time", "close", bits, time === "window" ? undefined : time)
}

const groupTerm = ({ group }: EpisodeLevels, model: PolarisationModel): EvidenceTerm => {
  if (group === undefined) return term("group", "missing", 0)
  const bits = model.group[group]
  if (group === "exact" || group === "differs") return term("group", group, bits)
  return term("group", "close", bits, group)
}

const themeTerm = ({ theme }: EpisodeLevels, model: PolarisationModel, given: Given): EvidenceTerm => {
  if (theme === undefined) return term("theme", "missing", 0)
  if (theme === "hub") return term("theme", "missing", 0, "hub")
  if (theme === "differs") return term("theme", "differs", model.theme[given].differs)
  return term("theme", "exact", model.theme[given][theme], theme === "common" || theme === "daily" ? theme : undefined)
}

/** Multiples of 1/64 bit sum exactly. */
const quantised = (bits: number): number => Math.round(bits * 64) / 64

const expressionTerm = (levels: EpisodeLevels, model: PolarisationModel, given: Given): EvidenceTerm => {
  if (levels.expression === undefined) return term("expression", "missing", 0)
  if (levels.expression === "worn") return term("expression", "missing", 0, "worn")
  const bits = model.expression[given]
  const worth = (one: SharedExpression) => quantised(fadedBits(Math.max(0, bits[one.level]), levels.days, one.type))
  // the first of equals: they come the best first
  const best = levels.expressions.reduce<SharedExpression | undefined>(
    (most, one) => (most === undefined || worth(one) > worth(most) ? one : most),
    undefined
  )
  if (best === undefined) return term("expression", "differs", bits.differs)
  const faded = worth(best) < bits[best.level] - 1 ? "faded" : undefined
  if (best.by === "exact") return term("expression", "exact", worth(best), faded)
  return term("expression", "close", worth(best), best.by)
}

/** Weighs levels that were found. */
export const weighEpisode = (levels: EpisodeLevels, model: PolarisationModel): PolarisationComparison => {
  const given: Given = levels.group === undefined || levels.group === "differs" ? "alone" : "withGroup"
  const grounds = [groupTerm(levels, model), themeTerm(levels, model, given), expressionTerm(levels, model, given)]
  const shared = grounds.some(({ agreement }) => agreement === "exact" || agreement === "close")
  const prior = shared
    ? term("prior", "exact", model.prior)
    : term("prior", "exact", model.prior + NO_GROUND, "no-ground")
  const terms = [prior, placeTerm(levels, model), timeTerm(levels, model), ...grounds]
  return { weight: terms.reduce((sum, one) => sum + one.weight, 0), terms }
}

/**
 * Weighs whether two polarisation signals are of one episode. Symmetric. A theme counts less the more signals have it in that place and time, and
 * an expression less the more days lie between; two municipalities or more than the window never link.
 */
export const comparePolarisation = (
  a: PolarisationFacts,
  b: PolarisationFacts,
  frequencies: Frequencies,
  model: PolarisationModel = polarisationModel
): PolarisationComparison => weighEpisode(episodeLevels(a, b, frequencies), model)
