import type { Reading } from "@kruisverband/domain"
import type { LevelField } from "./levels.ts"
import type { LatentClass, Model } from "./Model.ts"

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

interface Compiled {
  readonly prior: number
  readonly start: () => Reader
}

const chances = (model: Model, of: LatentClass): ReadonlyMap<string, number> => {
  const out = new Map<string, number>()
  for (const [field, levels] of Object.entries(model.levels[of])) {
    for (const [level, chance] of Object.entries(levels)) out.set(`${field}:${level}`, log2(chance))
  }
  return out
}

const compile = (model: Model): Compiled => {
  const match = chances(model, "match")
  const others = READINGS.map((reading) => chances(model, reading))
  const shares = READINGS.map((reading) => log2(model.shares[reading]))
  const all = logSum(shares)
  const start = (): Reader => {
    let state = shares.map((share) => share - all)
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
  return { prior: log2(model.shares.match) - all, start }
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
