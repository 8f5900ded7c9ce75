import { FREE_STEP, OVERFULL } from "./budget.ts"
import { isValueToken } from "./limits.ts"

/** How often the tokens of two records occur among the active records of their covenant: as far as a comparison may depend on it. */
export interface Frequencies {
  /** How many records hold the token, in steps: see `stepOf`; `OVERFULL` above its limit. */
  readonly step: (token: string) => number
  /** Is the token a value of too many: no ground for a link? */
  readonly isHub: (token: string) => boolean
}

/** `busy`: the step of each token that is held by more records than the first step; what it does not name is rare. */
export const frequenciesOf = (busy: ReadonlyMap<string, number>): Frequencies => {
  const step = (token: string) => busy.get(token) ?? FREE_STEP
  return { step, isHub: (token) => isValueToken(token) && step(token) >= OVERFULL }
}
