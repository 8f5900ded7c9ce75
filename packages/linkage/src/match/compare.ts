import type { Agreement, EvidenceField, EvidenceTerm, Reading } from "@kruisverband/domain"
import type { Encoding } from "../encode/Encoding.ts"
import { compiled } from "./compiled.ts"
import type { Crowd } from "./crowd.ts"
import type { Frequencies } from "./Frequencies.ts"
import { type FieldLevels, type FoundLevels, type LevelField, type Levels, levelsOf } from "./levels.ts"
import type { Model } from "./Model.ts"
import { overlapOf } from "./overlap.ts"
import { patternOf } from "./patterns.ts"
import { toldBits } from "./toldBits.ts"

export interface Comparison {
  /** Bits; exactly the sum of the terms, taken from left to right. */
  readonly weight: number
  readonly terms: ReadonlyArray<EvidenceTerm>
  /** The most likely reading other than "the same". */
  readonly runnerUp?: Reading
}

export interface CompareOptions {
  readonly model: Model
  /** How common the tokens are among the covenant's active records. */
  readonly frequencies: Frequencies
}

type Told = { readonly agreement: Agreement; readonly note?: string }

/** How each level is told to people: only codes, never a value. */
const TOLD: { readonly [F in Exclude<LevelField, "order">]: Readonly<Record<FieldLevels[F], Told>> } = {
  familyName: {
    "exact-common": { agreement: "exact", note: "common" },
    "exact-usual": { agreement: "exact" },
    "exact-rare": { agreement: "exact", note: "rare" },
    form: { agreement: "close", note: "form" },
    near: { agreement: "close" },
    close: { agreement: "close" },
    "alike-usual": { agreement: "close", note: "common" },
    loose: { agreement: "close", note: "loose" },
    differs: { agreement: "differs" }
  },
  givenNames: {
    "exact-common": { agreement: "exact", note: "common" },
    "exact-usual": { agreement: "exact" },
    "exact-rare": { agreement: "exact", note: "rare" },
    form: { agreement: "close", note: "form" },
    near: { agreement: "close" },
    close: { agreement: "close" },
    "alike-usual": { agreement: "close", note: "common" },
    loose: { agreement: "close", note: "loose" },
    differs: { agreement: "differs" },
    initial: { agreement: "close", note: "initial" },
    "initial-differs": { agreement: "differs", note: "initial" }
  },
  address: {
    exact: { agreement: "exact" },
    "suffix-missing": { agreement: "close", note: "suffix-missing" },
    building: { agreement: "close", note: "same-building" },
    near: { agreement: "close", note: "same-street" },
    town: { agreement: "differs", note: "same-town" },
    differs: { agreement: "differs" }
  },
  phone: {
    mobile: { agreement: "exact" },
    landline: { agreement: "exact", note: "landline" },
    differs: { agreement: "differs" }
  },
  email: { same: { agreement: "exact" }, differs: { agreement: "differs" } },
  handle: { same: { agreement: "exact" }, differs: { agreement: "differs" } },
  birthDate: {
    exact: { agreement: "exact" },
    "exact-registration": { agreement: "exact", note: "registration-day" },
    "day-month-swapped": { agreement: "close", note: "day-month-swapped" },
    "day-differs": { agreement: "close", note: "day-differs" },
    "month-differs": { agreement: "close", note: "month-differs" },
    "year-near-differs": { agreement: "close", note: "year-differs" },
    "year-far-differs": { agreement: "differs", note: "year-differs" },
    "month-only": { agreement: "close", note: "month-only" },
    "year-only": { agreement: "close", note: "year-only" },
    "year-only-near": { agreement: "close", note: "year-near" },
    "year-only-differs": { agreement: "differs", note: "year-only" },
    "same-year": { agreement: "differs", note: "same-year" },
    "near-year": { agreement: "differs", note: "near-year" },
    differs: { agreement: "differs" }
  },
  sex: { same: { agreement: "exact" }, differs: { agreement: "differs" } }
}

const told = <F extends Exclude<LevelField, "order">>(field: F, levels: FoundLevels): Told | undefined => {
  const level = levels[field]
  return level === undefined ? undefined : TOLD[field][level]
}

/** Order in which the evidence is read; a later field counts for what it adds to the earlier ones. */
const ORDER = ["familyName", "address", "phone", "email", "handle", "birthDate", "sex", "givenNames"] as const

const term = (field: EvidenceField, agreement: Agreement, bits: number, note?: string): EvidenceTerm => {
  const plain = { field, agreement, weight: toldBits(bits) }
  return note === undefined ? plain : { ...plain, note }
}

/** How the starting point is told: by how common the shared whole name is in this covenant. Between rare and common it goes without saying. */
const CROWD_NOTES: Readonly<Record<Crowd, string | undefined>> = {
  none: undefined,
  "4": "rare-here",
  "8": undefined,
  "16": undefined,
  "32": "common-here",
  "64": "common-here",
  "128": "common-here",
  more: "common-here"
}

/** Names that are the same crosswise are not the same field by field. */
const sameCrosswise = (agreement: Agreement): Agreement => (agreement === "exact" ? "close" : agreement)

const groundNote = ({ crowd, overlap }: Levels, model: Model): string | undefined => {
  if (model.overlaps === undefined) return CROWD_NOTES[crowd ?? "none"]
  if (overlap === undefined) return undefined
  const { shared, alone } = overlapOf(overlap)
  if (alone) return "alone-in-file"
  return shared > 2 ? "much-in-file" : shared === 1 ? "little-in-file" : undefined
}

const weighNew = (levels: Levels, model: Model): Comparison => {
  const reader = compiled(model).start(levels)
  const terms: Array<EvidenceTerm> = [term("prior", "exact", compiled(model).prior(levels), groundNote(levels, model))]
  for (const field of ORDER) {
    const found = told(field, levels)
    const level = levels[field]
    if (found === undefined || level === undefined) {
      const hub = levels.hubs.some((h) => h === field)
      terms.push(term(field, "missing", 0, hub ? "hub" : undefined))
      continue
    }
    let bits = reader.read(field, level)
    const crossed = levels.order === "swapped"
    if (field === "givenNames" && levels.order !== undefined) bits += reader.read("order", levels.order)
    const crossedName = crossed && (field === "givenNames" || field === "familyName")
    terms.push(
      crossedName
        ? term(field, sameCrosswise(found.agreement), bits, "swapped")
        : term(field, found.agreement, bits, found.note)
    )
  }
  const weight = terms.reduce((sum, t) => sum + t.weight, 0)
  return { weight, terms, runnerUp: reader.runnerUp() }
}

/** Patterns of levels remembered per model: there are a few thousand in practice. */
const REMEMBERED = 50_000
const known = new WeakMap<Model, Map<number, Comparison>>()

/** Weighs levels that were found: see `compare`. Pairs of one pattern share one answer. */
export const weigh = (levels: Levels, model: Model): Comparison => {
  let answers = known.get(model)
  if (answers === undefined || answers.size >= REMEMBERED) {
    answers = new Map()
    known.set(model, answers)
  }
  const key = patternOf(levels)
  const answer = answers.get(key) ?? weighNew(levels, model)
  answers.set(key, answer)
  return answer
}

/** The weight of `weigh` and nothing more; nothing is remembered: for going through the patterns of a whole file, of which each answer is a kilobyte. */
export const weightOf = (levels: Levels, model: Model): number => weighNew(levels, model).weight

/**
 * Weighs the evidence that two encodings are one person, in bits: log2 of P(levels | match) against P(levels | any other reading), where the
 * other readings (relative, twin, namesake ...) are mixed by their shares. Each term is what its field adds given the fields before it, so
 * that surname, home and a parent's phone are not counted thrice. Symmetric, and a function of its arguments only.
 */
export const compare = (a: Encoding, b: Encoding, options: CompareOptions): Comparison =>
  weigh(levelsOf(a, b, options.frequencies, options.model), options.model)
