import { Effect } from "effect"
import { signalOf, subjectOf } from "../index/holders.ts"
import type { StoredEdge } from "../store/edges.ts"
import { idsOf } from "../store/signals.ts"
import type { Found } from "./weighPairs.ts"

/** Evidence as it is stored: the signal with the smaller id first. */
export const placed = Effect.fnUntraced(function* (found: ReadonlyArray<Found>) {
  const ids = yield* idsOf([...new Set(found.flatMap(({ x, y }) => [signalOf(x), signalOf(y)]))])
  return found.map(({ x, y, person, weight, digest }): StoredEdge => {
    const [a, b] = (ids.get(signalOf(x)) ?? "") < (ids.get(signalOf(y)) ?? "") ? [x, y] : [y, x]
    const place = { a: signalOf(a), aSubject: subjectOf(a), b: signalOf(b), bSubject: subjectOf(b) }
    return { person, ...place, weight, digest }
  })
})
