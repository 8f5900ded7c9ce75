import { FREE_STEP, OVERFULL, tokenStep } from "@kruisverband/linkage/match"
import type { Entry } from "./holders.ts"

/** A token of the index while a batch is worked in: who holds it, and who of them follows it. */
export interface TokenRow {
  readonly key: string
  /** First letter of the token. */
  readonly kind: string
  /** Signals that hold it: exact, also beyond its limit. */
  signals: number
  /** Empty when overfull: those who hold it stand in the table of crowds then. */
  followers: Array<Entry>
  /** Hold it, and have no room for it in their budget. */
  idle: Array<Entry>
  /** Whether the table has it. */
  readonly stored: boolean
  changed: boolean
  /** Step when the batch began. */
  before: number
  /** Step that counts now: that of before until all that comes and goes is counted. */
  step: number
}

export const emptyRow = (key: string, kind: string): TokenRow => ({
  key,
  kind,
  signals: 0,
  followers: [],
  idle: [],
  stored: false,
  changed: false,
  before: FREE_STEP,
  step: FREE_STEP
})

export const stepOfRow = (row: TokenRow, hubLimit: number): number => tokenStep(row.kind, row.signals, hubLimit)

export const isOverfull = (step: number): boolean => step >= OVERFULL
