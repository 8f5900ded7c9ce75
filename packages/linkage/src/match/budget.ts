import { BLOCK_LIMIT, limitOf } from "./limits.ts"

/** Most records that the busier tokens of one record may lead to: the sum of their steps. */
export const BUDGET = 64
/** A token of so many records or fewer is always followed: it leads to three others at most. */
export const FREE_STEP = 4
/** The step of a token that is held by more records than its limit: counted, never followed. */
export const OVERFULL = BLOCK_LIMIT * 2

/** How many active records hold a token, rounded up to 4, 8, 16 ... 128: the count as far as it may decide. Above 128: `OVERFULL`. */
export const stepOf = (holders: number): number => {
  let step = FREE_STEP
  while (step < holders && step < OVERFULL) step *= 2
  return step
}

/** The step of a token under the covenant's hub limit; `OVERFULL` above its own limit, which is lower for values. */
export const tokenStep = (token: string, holders: number, hubLimit: number): number =>
  holders > limitOf(token, hubLimit) ? OVERFULL : stepOf(holders)

/** What a record's busier tokens would cost together: the sum of their steps, free and overfull ones left out. */
export const loadOf = <T extends string | number>(tokens: ReadonlyArray<T>, step: (token: T) => number): number => {
  let load = 0
  for (const token of tokens) {
    const cost = step(token)
    if (cost > FREE_STEP && cost < OVERFULL) load += cost
  }
  return load
}

const inOrder = <T extends string | number>(x: T, y: T): number => (x < y ? -1 : x > y ? 1 : 0)

/**
 * The tokens that a record follows: all that are free, and of the busier ones the rarest as far as the budget goes, in the order of
 * (step, token as bytes). A pair is a candidate when both follow a token that both hold, so a record meets at most
 * `BUDGET` others and three for each of its tokens. `step` is a function of the set of active records, and so is this: whoever came first
 * is not favoured, and only when a token crosses a step can the choice of a record change, and only if its load was or is above the budget.
 * Sorted; each token once. Tokens may be given as numbers that are in the order of their bytes.
 */
export const followedOf = <T extends string | number>(
  tokens: ReadonlyArray<T>,
  step: (token: T) => number
): ReadonlyArray<T> => {
  const own = [...new Set(tokens)].filter((token) => step(token) < OVERFULL).sort(inOrder)
  if (loadOf(own, step) <= BUDGET) return own
  const busy = own.filter((token) => step(token) > FREE_STEP).sort((x, y) => step(x) - step(y))
  const over = new Set<T>()
  let spent = 0
  for (const token of busy) {
    spent += step(token)
    if (spent > BUDGET) over.add(token)
  }
  return own.filter((token) => !over.has(token))
}
