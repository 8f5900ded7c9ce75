import { FREE_STEP, type Frequencies, OVERFULL, tokenStep } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { countsByRarity } from "../index/IndexChange.ts"
import { tokenKey } from "../index/tokenKey.ts"
import { hubsOf } from "../store/hubs.ts"
import { countHolders } from "../store/tokens.ts"

const NONE: ReadonlySet<string> = new Set()
const NO_STEPS: ReadonlyMap<string, number> = new Map()

/**
 * How common tokens are, as far as a comparison asks: which values are hubs, and how many signals share the names and themes
 * among `tokens`. `known`: steps that were looked up already. A pair asks for what both hold: the tokens of one side will do.
 */
export const frequenciesFor = Effect.fn("evidence.frequencies")(function* (
  covenant: CovenantState,
  tokens: Iterable<string>,
  known: ReadonlyMap<string, number> = NO_STEPS
) {
  const hubs = covenant.hubs === "" ? NONE : yield* hubsOf(covenant.id, covenant.hubs)
  const steps = new Map(known)
  const asked = new Map<string, string>()
  for (const token of tokens) {
    if (countsByRarity(token) && !steps.has(token)) asked.set(tokenKey(token, covenant.key), token)
  }
  for (const { token: key, signals } of yield* countHolders([...asked.keys()])) {
    const token = asked.get(key)
    if (token !== undefined) steps.set(token, tokenStep(token, signals, covenant.hubLimit ?? 0))
  }
  const frequencies: Frequencies = {
    step: (token) => steps.get(token) ?? (hubs.has(token) ? OVERFULL : FREE_STEP),
    isHub: (token) => hubs.has(token)
  }
  return frequencies
})
