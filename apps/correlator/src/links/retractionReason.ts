import type { RetractionReason } from "@kruisverband/domain"

/** What became of the signals of a link that no longer stands. */
export interface Aftermath {
  readonly covenantClosed: boolean
  readonly someWithdrawn: boolean
  /** It rests on a signal of an organisation that is no longer party to the covenant. */
  readonly partyLeft: boolean
  /** All its signals are together in another link. */
  readonly elsewhere: boolean
  /** People keep some of its signals apart. */
  readonly keptApart: boolean
  readonly someAmended: boolean
  /** A value on which it rested is now of too many. */
  readonly hub: boolean
  /** Some of its signals still belong together, but the covenant's rule does not let them be linked. */
  readonly refused: boolean
}

/** Why the machine takes a link back: the cause that people would name first. */
export function retractionReason(aftermath: Aftermath): RetractionReason {
  if (aftermath.covenantClosed) return "covenant-not-active"
  if (aftermath.someWithdrawn) return "signal-withdrawn"
  if (aftermath.partyLeft) return "party-left"
  if (aftermath.elsewhere) return "merged-into-other"
  if (aftermath.keptApart) return "kept-apart"
  if (aftermath.someAmended) return "signal-amended"
  if (aftermath.hub) return "value-became-hub"
  if (aftermath.refused) return "covenant-rule-not-met"
  return "evidence-weaker"
}
