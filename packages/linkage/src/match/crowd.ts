import type { Encoding } from "../encode/Encoding.ts"
import { TokenKind } from "../encode/Encoding.ts"
import { OVERFULL } from "./budget.ts"
import type { Frequencies } from "./Frequencies.ts"

/**
 * How many records of the covenant hold the whole name that two records share, in the steps of the budget; `none`: they share no whole name.
 * Of a hundred records under one name few are the same person as a given one, of two most are: the odds fall as one over this number, in a
 * world of many names as in one of few, and whatever the size of the history (measured: `docs/linkage.md`).
 */
export type Crowd = "none" | "4" | "8" | "16" | "32" | "64" | "128" | "more"

export const CROWDS: ReadonlyArray<Crowd> = ["none", "4", "8", "16", "32", "64", "128", "more"]

const crowdAt = (step: number): Crowd => {
  if (step >= OVERFULL) return "more"
  if (step > 64) return "128"
  if (step > 32) return "64"
  if (step > 16) return "32"
  if (step > 8) return "16"
  return step > 4 ? "8" : "4"
}

const NAME = TokenKind.name.charCodeAt(0)

/** The rarest whole name (given name and surname together) that both hold decides. Symmetric; makes nothing, as it is asked of every pair. */
export const crowdOf = (a: Encoding, b: Encoding, frequencies: Frequencies): Crowd => {
  let least = 0
  for (const token of a.tokens) {
    if (token.charCodeAt(0) !== NAME || !b.tokens.includes(token)) continue
    const step = frequencies.step(token)
    if (least === 0 || step < least) least = step
  }
  return least === 0 ? "none" : crowdAt(least)
}
