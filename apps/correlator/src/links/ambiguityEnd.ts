import type { AmbiguityEnd, AmbiguityFacts, SignalId } from "@kruisverband/domain"
import { pairKey } from "./verdicts.ts"

export interface EndInput {
  /** Signals that are still there. */
  readonly active: ReadonlySet<SignalId>
  /** Whether two signals belong together, by `pairKey`. */
  readonly verdicts: ReadonlyMap<string, boolean>
  /** Signals that are still torn, whether that may be told or not. */
  readonly torn: ReadonlySet<SignalId>
}

/** Why an ambiguity that was told of is no longer there: the cause that people would name first. */
export function ambiguityEnd({ signal, fits, signals }: AmbiguityFacts, input: EndInput): AmbiguityEnd {
  if (signals.some((id) => !input.active.has(id))) return "signal-withdrawn"
  if (fits.flat().some((id) => input.verdicts.has(pairKey(signal, id)))) return "decided"
  return input.torn.has(signal) ? "covenant-rule-not-met" : "evidence-changed"
}
