import { Leaders } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { barsOf, LinkageModel } from "../evidence/compareRecords.ts"
import type { Faint, SignalPair } from "../evidence/weighChange.ts"
import { someJoined } from "../store/decisions.ts"
import { steps } from "../store/edges.ts"

/** Signals of which it is known that they hang together. */
class Company {
  readonly #leaders = new Leaders()
  readonly known = new Set<number>()

  join(a: number, b: number): void {
    if (a === b) return
    this.#leaders.join(String(a), String(b))
    this.known.add(a).add(b)
  }

  of(signal: number): string {
    return this.#leaders.of(String(signal))
  }

  /** A signal with itself: it is not alone. */
  holds([a, b]: SignalPair): boolean {
    return a === b ? this.known.has(a) : this.of(a) === this.of(b)
  }
}

/**
 * Signals of these pairs that hang together already, by evidence or because people joined them: only then does evidence between the two count
 * that is not strong enough to join them. Looks further from the first of each pair alone, and no further than what hangs together with it.
 */
export const companions = Effect.fn("links.companions")(function* (
  covenant: CovenantState,
  { pairs, edges, looked }: Faint
) {
  if (pairs.length === 0) return new Set<number>()
  const bars = barsOf(yield* LinkageModel, covenant.people)
  const decisions = yield* someJoined(covenant.key)
  const company = new Company()
  for (const edge of edges)
    if (edge.weight >= (edge.person ? bars.person : bars.situation)) company.join(edge.a, edge.b)
  // Of those that were looked at all evidence is there, but what people decided is not.
  const explored = new Set(decisions ? [] : looked)
  for (;;) {
    const open = pairs.filter((pair) => !company.holds(pair))
    const sought = new Set(open.map(([first]) => company.of(first)))
    const known = new Set([...open.map(([first]) => first), ...company.known])
    const frontier = [...known].filter((signal) => !explored.has(signal) && sought.has(company.of(signal)))
    if (frontier.length === 0) break
    for (const [from, to] of yield* steps(covenant.key, frontier, bars, { decisions, links: false }))
      company.join(from, to)
    for (const signal of frontier) explored.add(signal)
  }
  return new Set(pairs.filter((pair) => company.holds(pair)).flat())
})
