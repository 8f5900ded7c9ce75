import type { Instant } from "./columns.ts"

/** How a signal stands for its retention clock, as it was last told (`SignalStandingChanged`); without a row: in no link, ever. */
interface SignalStandingTable {
  readonly signal: string
  readonly covenant: string
  readonly state: string
  readonly confirmed: boolean
  readonly since: Instant
  readonly revision: number
  /** How far its poster was told that it is (`TellableStage`), or `none`; null: still to be looked at. */
  readonly told: string | null
  readonly told_at: Instant | null
}

/** A signal of which everything was erased. */
interface GoneTable {
  readonly signal: string
}

/** Reasons from before they were sealed: emptied at the start. */
interface UnsealedReasonTable {
  readonly review: string
  readonly covenant: string
  readonly reason: string
}

export interface RetentionTables {
  "casework.unsealed_reason": UnsealedReasonTable
  "casework.gone": GoneTable
  "casework.signal_standing": SignalStandingTable
}
