import type { LinkView } from "@kruisverband/contract"
import { recompute } from "@kruisverband/linkage/match"

/** What of a link does not follow from its own explanation. `sum`: a weight is not what its terms come to; `verdict`: it is no link by it. */
export type Mismatch = "sum" | "verdict"

/** Two sums of the same terms differ by less than this, whatever wrote them down. */
const SLACK = 1e-9

/**
 * Works a link out again from what is told of it, and says what differs; nothing: it is what its explanation says. A link that was taken
 * back or rejected need not be one, and one whose bar was not recorded cannot be asked.
 */
export const recountLink = (
  link: Pick<LinkView, "explanation" | "confirmedSignals" | "state"> & {
    readonly signals: ReadonlyArray<{ readonly id: string }>
  }
): ReadonlyArray<Mismatch> => {
  const { pairs, bar, omitted } = link.explanation
  const signals = link.signals.map(({ id }) => id)
  const again = recompute({ signals, bar: bar ?? 0, pairs, omitted, confirmed: link.confirmedSignals })
  const sums = pairs.every(({ weight }, index) => Math.abs(weight - (again.pairs[index]?.weight ?? Number.NaN)) < SLACK)
  const stands = link.state === "proposed" || link.state === "confirmed"
  return [
    ...(sums ? [] : ["sum" as const]),
    ...(bar === undefined || !stands || again.together ? [] : ["verdict" as const])
  ]
}
