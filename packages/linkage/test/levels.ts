import type { Levels } from "../src/match/index.ts"

/** Of two records that tell nothing of each other. */
export const NOTHING_KNOWN: Levels = {
  crowd: "none",
  familyName: undefined,
  address: undefined,
  phone: undefined,
  email: undefined,
  handle: undefined,
  birthDate: undefined,
  sex: undefined,
  givenNames: undefined,
  order: undefined,
  hubs: []
}

export const times = (n: number, one: Levels): ReadonlyArray<Levels> => Array.from({ length: n }, () => one)
