import type { Reading } from "@kruisverband/domain"
import { CROWDS } from "./crowd.ts"
import { FIELDS } from "./levelNames.ts"
import type { LevelField, Levels } from "./levels.ts"
import type { LatentClass, Model, Shares } from "./Model.ts"

/** Readings other than "the same", in the order of the domain's list. */
export const READINGS: ReadonlyArray<Reading> = [
  "relative",
  "twin",
  "parent-child",
  "namesake",
  "same-birth-date",
  "shared-institution",
  "stranger"
]
/** Everything that two records may be to each other, as the model file lists it. */
export const CLASSES: ReadonlyArray<LatentClass> = ["match", ...READINGS]
/** Keeps log2 finite: a smaller chance cannot be told from 0 in our samples. */
const FLOOR = 1e-6

const log2 = (chance: number) => Math.log2(Math.max(chance, FLOOR))

/** log2 of a sum of chances given as bits, without losing small ones. */
const logSum = (bits: ReadonlyArray<number>): number => {
  const most = Math.max(...bits)
  let sum = 0
  for (const b of bits) sum += 2 ** (b - most)
  return most + Math.log2(sum)
}

interface Reader {
  /** Bits that this level adds to what was read before. */
  readonly read: (field: LevelField, level: string) => number
  readonly runnerUp: () => Reading
}

/** What of a pair decides where its odds start. */
export type Ground = Pick<Levels, "crowd" | "overlap">

interface Compiled {
  /** Bits from which the evidence on pairs of one crowd, or of one overlap in a model that has those, starts. */
  readonly prior: (ground: Ground) => number
  readonly start: (ground: Ground) => Reader
  /** log2 of share times chance of the levels, for each of `CLASSES`: comparable within one crowd or overlap. */
  readonly joint: (levels: Levels) => Array<number>
}

interface Start {
  readonly prior: number
  readonly state: ReadonlyArray<number>
  readonly match: number
  readonly others: ReadonlyArray<number>
}

/** Where the evidence on pairs of these crowds or overlaps starts. */
const startOf = (rows: ReadonlyArray<Shares>): Start => {
  const share = (of: LatentClass) => log2(rows.reduce((sum, row) => sum + row[of], 0))
  const others = READINGS.map(share)
  const all = logSum(others)
  return { prior: share("match") - all, state: others.map((one) => one - all), match: share("match"), others }
}

const chances = (model: Model, of: LatentClass): ReadonlyMap<string, number> => {
  const out = new Map<string, number>()
  for (const [field, levels] of Object.entries(model.levels[of])) {
    for (const [level, chance] of Object.entries(levels)) out.set(`${field}:${level}`, log2(chance))
  }
  return out
}

const crowdStarts = ({ shares }: Model) => {
  const anyCrowd = startOf(CROWDS.map((crowd) => shares[crowd]))
  const starts = new Map(CROWDS.map((crowd) => [crowd, startOf([shares[crowd]])] as const))
  return ({ crowd }: Ground): Start => (crowd === undefined ? undefined : starts.get(crowd)) ?? anyCrowd
}

const overlapStarts = (overlaps: Readonly<Record<string, Shares>>) => {
  const any = startOf(Object.values(overlaps))
  const starts = new Map(Object.entries(overlaps).map(([code, row]) => [code, startOf([row])] as const))
  return ({ overlap }: Ground): Start => starts.get(String(overlap ?? 0)) ?? any
}

const compile = (model: Model): Compiled => {
  const match = chances(model, "match")
  const others = READINGS.map((reading) => chances(model, reading))
  const startAt = model.overlaps === undefined ? crowdStarts(model) : overlapStarts(model.overlaps)
  const start = (ground: Ground): Reader => {
    let { state } = startAt(ground)
    let before = 0
    return {
      read: (field, level) => {
        const key = `${field}:${level}`
        state = state.map((bits, i) => bits + (others[i]?.get(key) ?? log2(0)))
        const after = logSum(state)
        const added = (match.get(key) ?? log2(0)) - (after - before)
        before = after
        return added
      },
      runnerUp: () => {
        let best = 0
        state.forEach((bits, i) => {
          if (bits > (state[best] ?? Number.NEGATIVE_INFINITY)) best = i
        })
        return READINGS[best] ?? "stranger"
      }
    }
  }
  // by field and level, so that no key is made for each of the many times that this is asked
  const every = FIELDS.map((field) => ({ field, bits: new Map<string, ReadonlyArray<number>>() }))
  const bitsOf = (bits: Map<string, ReadonlyArray<number>>, field: LevelField, level: string) => {
    const known = bits.get(level)
    if (known !== undefined) return known
    const made = [match, ...others].map((of) => of.get(`${field}:${level}`) ?? log2(0))
    bits.set(level, made)
    return made
  }
  const joint = (levels: Levels): Array<number> => {
    const at = startAt(levels)
    const sums = [at.match, ...at.others]
    for (const { bits, field } of every) {
      const level = levels[field]
      if (level === undefined) continue
      const added = bitsOf(bits, field, level)
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (added[i] ?? 0)
    }
    return sums
  }
  return { prior: (ground) => startAt(ground).prior, start, joint }
}

const known = new WeakMap<Model, Compiled>()

/** The model as logarithms, made once per model object. */
export const compiled = (model: Model): Compiled => {
  const found = known.get(model)
  if (found !== undefined) return found
  const made = compile(model)
  known.set(model, made)
  return made
}
