import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { barsOf, LinkageModel } from "../evidence/compareRecords.ts"
import type { SignalPair } from "../evidence/weighChange.ts"
import { steps } from "../store/edges.ts"
import { Leaders } from "./Leaders.ts"

/**
 * Signals of these pairs that hang together already, by whatever it be: only then does evidence between the two count that is not strong enough
 * to join them. Of a signal with itself: whether it hangs together with any other.
 */
export const companions = Effect.fn("links.companions")(function* (
  covenant: CovenantState,
  pairs: ReadonlyArray<SignalPair>
) {
  const found = new Set<number>()
  if (pairs.length === 0) return found
  const bars = barsOf(yield* LinkageModel, covenant.people)
  const leaders = new Leaders()
  const met = new Set(pairs.flat())
  const accompanied = new Set<number>()
  let frontier = [...met]
  let open = pairs
  while (frontier.length > 0) {
    const next = new Set<number>()
    for (const [from, to] of yield* steps(covenant.key, frontier, bars)) {
      if (from === to) continue
      accompanied.add(from).add(to)
      leaders.join(String(from), String(to))
      if (!met.has(to)) next.add(to)
    }
    // Who has no company at all needs no further looking, and neither has the other of the pair.
    if (open === pairs) open = pairs.filter(([x, y]) => accompanied.has(x) && accompanied.has(y))
    const sought = new Set(
      open.filter(([x, y]) => x !== y).flatMap(([x, y]) => [leaders.of(String(x)), leaders.of(String(y))])
    )
    frontier = [...next].filter((signal) => sought.has(leaders.of(String(signal))))
    for (const signal of next) met.add(signal)
  }
  for (const [x, y] of open)
    if (leaders.of(String(x)) === leaders.of(String(y))) {
      found.add(x)
      found.add(y)
    }
  return found
})
