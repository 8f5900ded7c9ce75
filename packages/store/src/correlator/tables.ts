import type { Generated } from "kysely"
import type { MessagingTables } from "../messaging/tables.ts"

/** Projection of one covenant. `key` stands for it in the other tables; made at the first word of the covenant. */
export interface CorrelatorCovenantTable {
  readonly key: Generated<number>
  readonly id: string
  /** All versions, oldest first, as published: JSON text. `[]`: signals came before the covenant. */
  readonly versions: string
  /** The version that governs, as JSON text. */
  readonly document: string | null
  /** `unknown`, `in-force`, `suspended` or `closed` (draft, not yet begun, expired, ended). */
  readonly standing: string
  /** Hub limit under which `overfull` and `edge` stand; null: nothing has been indexed yet. */
  readonly hub_limit: number | null
  /** Active person records. */
  readonly people: number
}

/** One signal. Withdrawn or erased: nothing but its ids. */
export interface CorrelatorSignalTable {
  readonly key: Generated<number>
  readonly covenant: number
  readonly id: string
  /** `active`; `gone`: had no encodings left when it was fetched; `withdrawn`: never comes back. */
  readonly state: string
  readonly kind: string | null
  readonly revision: number
  /** `SignalFacts` without the level, which linking must not depend on: JSON text. */
  readonly facts: string | null
}

/** One subject of a signal in keyed form; a polarisation signal has one record without a person. */
export interface CorrelatorRecordTable {
  readonly signal: number
  readonly subject: number
  readonly encoding: Uint8Array
}

/** Under which tokens the records of a signal are found. */
export interface CorrelatorPostingTable {
  readonly covenant: number
  readonly token: string
  readonly signal: number
  /** Bit n: subject n of the signal holds the token. */
  readonly subjects: number
}

/** Tokens held by more signals than their limit: counted, not followed. */
export interface CorrelatorOverfullTable {
  readonly covenant: number
  readonly token: string
}

/** Raw evidence between two records, in bits; the threshold is not in it. `a` has the smaller signal id. */
export interface CorrelatorEdgeTable {
  readonly covenant: number
  readonly person: boolean
  readonly a: number
  readonly a_subject: number
  readonly b: number
  readonly b_subject: number
  readonly weight: number
  /** JSON text. */
  readonly terms: string
  readonly runner_up: string | null
}

/** What people decided about a pair of signals. */
export interface CorrelatorVerdictTable {
  readonly covenant: number
  readonly review: string
  readonly a: string
  readonly b: string
  readonly same: boolean
  /** Kept apart for good: no later decision outweighs it. */
  readonly final: boolean
  /** Instant of the decision, ISO 8601 UTC. */
  readonly at: string
}

/** Reviews taken back; may be heard before the review itself. */
export interface CorrelatorUndoneTable {
  readonly covenant: number
  readonly review: string
}

/** Links as last published. */
export interface CorrelatorLinkTable {
  readonly id: string
  readonly covenant: number
  /** `LinkFacts` as JSON text. */
  readonly facts: string
  /** SHA-256 of it, hexadecimal. */
  readonly hash: string
}

export interface CorrelatorLinkMemberTable {
  readonly link: string
  readonly signal: number
  /** Revision of the signal when the link was last published. */
  readonly revision: number
}

/** Signals whose links are to be settled again; `reindex`: their evidence too. */
export interface CorrelatorDirtyTable {
  readonly covenant: number
  readonly signal: number
  readonly reindex: boolean
}

/** One row while a rebuild fills the index: nothing is settled or published until it is whole. */
export interface CorrelatorRebuildingTable {
  readonly one: boolean
}

/** Every table of schema `correlator`, by its full name. */
export interface CorrelatorTables extends MessagingTables<"correlator"> {
  readonly "correlator.covenant": CorrelatorCovenantTable
  readonly "correlator.signal": CorrelatorSignalTable
  readonly "correlator.record": CorrelatorRecordTable
  readonly "correlator.posting": CorrelatorPostingTable
  readonly "correlator.overfull": CorrelatorOverfullTable
  readonly "correlator.edge": CorrelatorEdgeTable
  readonly "correlator.verdict": CorrelatorVerdictTable
  readonly "correlator.undone": CorrelatorUndoneTable
  readonly "correlator.link": CorrelatorLinkTable
  readonly "correlator.link_member": CorrelatorLinkMemberTable
  readonly "correlator.dirty": CorrelatorDirtyTable
  readonly "correlator.rebuilding": CorrelatorRebuildingTable
}
