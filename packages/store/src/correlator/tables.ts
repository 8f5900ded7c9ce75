import type { ColumnType, Generated } from "kysely"
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
  /** Hub limit under which the index stands; null: nothing has been indexed yet. */
  readonly hub_limit: number | null
  /** Active person records. */
  readonly people: number
  /** Version of the model under which the evidence stands. */
  readonly model: string | null
  /** Another text for each set of hubs that the covenant ever had. */
  readonly hubs: string
  /** Version of encodings for which its records were last looked at; null: never. */
  readonly encoding: number | null
  /** It has encodings of another version that might be encoded anew. */
  readonly awaits: Generated<boolean>
  /** The newest renewal of its encodings that was heard of, and the newest that is complete. */
  readonly renewal_begun: Generated<number>
  readonly renewal_done: Generated<number>
}

/** One signal. Withdrawn, erased or restricted: nothing but its ids. */
export interface CorrelatorSignalTable {
  readonly key: Generated<number>
  readonly covenant: number
  readonly id: string
  /** `active`; `gone`: had no encodings left when it was fetched; `restricted`: somebody objected; `withdrawn`: never comes back. */
  readonly state: string
  readonly kind: string | null
  readonly revision: number
  /** Of the covenant when it was recorded. */
  readonly version: number | null
  readonly partner: string | null
  readonly angle: string | null
  readonly network: string | null
  readonly municipality: string | null
  readonly observed_at: string | null
}

/** One subject of a signal in keyed form; a polarisation signal has one record without a person. */
export interface CorrelatorRecordTable {
  readonly signal: number
  readonly subject: number
  readonly encoding: Uint8Array
  readonly person: boolean
}

/** Who holds a token; as stored, a token is a number: see `tokenKey` of the correlator. */
export interface CorrelatorTokenTable {
  /** 64 bits, as decimal text. */
  readonly token: string
  readonly covenant: number
  /** How many signals hold it; exact. */
  readonly signals: number
  /** Records that hold and follow it, and what is known of each whole: five bytes, rising. Empty above the token's limit. */
  readonly followers: Uint8Array
  /** Records that hold it and follow rarer ones instead. */
  readonly idle: Uint8Array
}

/** Who holds a token that is above its limit. */
export interface CorrelatorCrowdTable {
  readonly token: string
  readonly entry: string
}

/** What a record follows of its tokens. */
export interface CorrelatorFollowTable {
  readonly signal: number
  readonly subject: number
  /** A byte for each of its tokens. */
  readonly choices: Uint8Array
}

/** A value that is of too many signals, and what was told of it. */
export interface CorrelatorHubTable {
  readonly covenant: string
  readonly token: string
  /** Signals that share it, rounded up to a power of two; null: it is one no longer. */
  readonly signals: number | null
  /** Links taken back because of it. */
  readonly withdrawn: number
  readonly told: number | null
  readonly told_withdrawn: number
  /** UTC instant at which it was first told. */
  readonly since: string | null
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
  /** Hash of the terms and of the second reading: tells whether they changed. */
  readonly digest: number
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

/** The newest version of an entry of a covenant's vocabulary. */
export interface CorrelatorKnownNameTable {
  readonly covenant: number
  readonly entry: string
  readonly version: number
  /** Taken out of the vocabulary; kept, so that an older version that is told late says nothing. */
  readonly retired: boolean
  readonly facet: string
  readonly type: string | null
  /** Local dates, inclusive; null: no such end. */
  readonly valid_from: string | null
  readonly valid_until: string | null
  /** What its names are found by, sorted, parted by spaces. */
  readonly tokens: string
}

/** Which polarisation signals name a group or expression themselves. */
export interface CorrelatorNamingTable {
  readonly covenant: number
  readonly token: string
  readonly signal: number
}

/** One row while a rebuild fills the index: nothing is settled or published until it is whole. */
export interface CorrelatorRebuildingTable {
  readonly one: boolean
}

/** Covenants of which it was told that linking stands still. Kept in backups, as it is not told twice. */
export interface CorrelatorPauseTable {
  readonly covenant: string
  readonly since: ColumnType<Date, string, string>
}

/** Every table of schema `correlator`, by its full name. */
export interface CorrelatorTables extends MessagingTables<"correlator"> {
  readonly "correlator.covenant": CorrelatorCovenantTable
  readonly "correlator.signal": CorrelatorSignalTable
  readonly "correlator.record": CorrelatorRecordTable
  readonly "correlator.token": CorrelatorTokenTable
  readonly "correlator.crowd": CorrelatorCrowdTable
  readonly "correlator.follow": CorrelatorFollowTable
  readonly "correlator.hub": CorrelatorHubTable
  readonly "correlator.known_name": CorrelatorKnownNameTable
  readonly "correlator.naming": CorrelatorNamingTable
  readonly "correlator.edge": CorrelatorEdgeTable
  readonly "correlator.verdict": CorrelatorVerdictTable
  readonly "correlator.undone": CorrelatorUndoneTable
  readonly "correlator.link": CorrelatorLinkTable
  readonly "correlator.link_member": CorrelatorLinkMemberTable
  readonly "correlator.dirty": CorrelatorDirtyTable
  readonly "correlator.rebuilding": CorrelatorRebuildingTable
  readonly "correlator.pause": CorrelatorPauseTable
}
