import type { ColumnType } from "kysely"
import type { Instant, Json } from "./columns.ts"

/** A person's request (L20 to L26): ids, codes and local days. */
interface RightsRequestTable {
  readonly id: string
  readonly covenant: string
  readonly kind: string
  readonly state: string
  readonly received_on: string
  /** The party where it was made; null: the contact point. */
  readonly made_at: string | null
  readonly asked_by: Array<string>
  readonly incapable: boolean
  /** Checks of identity; null: not done yet. */
  readonly identity: ColumnType<unknown, string | null, string | null>
  /** Who asks and who is told at this age. */
  readonly acting: ColumnType<unknown, string | null, string | null>
  readonly extension_told_on: string | null
  readonly outcome: string | null
  readonly told_on: string | null
  readonly decided_by: string | null
  readonly decided_at: ColumnType<Date | null, string | null, string | null>
  readonly receipt: ColumnType<unknown, string | null, string | null>
  readonly opened_by: string
  readonly opened_at: Instant
  readonly revision: number
  /** Local date on which its term was over; all but codes was destroyed then. */
  readonly expired_on: ColumnType<string | null, string | null | undefined, string | null>
  /** The last search was made while linking stood still in the covenant: it may have missed signals. */
  readonly searched_paused: ColumnType<boolean, boolean | undefined, boolean>
}

/** A signal that fits the person, and whether the officer says that it is about them. */
interface RightsSignalTable {
  readonly request: string
  readonly signal: string
  readonly candidate: Json
  readonly chosen: boolean
}

/** An organisation that saw signals which a request had corrected or erased. Local days. */
interface RightsRecipientTable {
  readonly request: string
  readonly partner: string
  readonly signals: Array<string>
  /** When somebody of it saw any of them last. */
  readonly last_on: string
  readonly told_on: string | null
  readonly told_by: string | null
  /** Told within the platform, under this id; null: outside it. */
  readonly notice: ColumnType<string | null, string | null | undefined, string | null>
  readonly acknowledged_on: ColumnType<string | null, string | null | undefined, string | null>
  readonly acknowledged_by: ColumnType<string | null, string | null | undefined, string | null>
}

/** Somebody of the region, and so of no organisation, who saw them. Local days. */
interface RightsStaffTable {
  readonly request: string
  readonly person: string
  readonly signals: Array<string>
  readonly last_on: string
  readonly told_on: string
  readonly notice: string
  readonly acknowledged_on: ColumnType<string | null, string | null | undefined, string | null>
}

/** A later decision that takes an upheld objection back. Local dates; its reason is among the request's words. */
interface RightsRevocationTable {
  readonly covenant: string
  readonly request: string
  readonly cause: string
  readonly decided_on: string
  /** When the person was told. */
  readonly told_on: string
  readonly proposed_by: string
  readonly proposed_at: Instant
  readonly agreed_by: ColumnType<string | null, string | null | undefined, string | null>
  readonly agreed_at: ColumnType<Date | null, string | null | undefined, string | null>
  /** When ingest had ended the restriction. */
  readonly done_on: ColumnType<string | null, string | null | undefined, string | null>
}

/** What was written about a request, sealed under a data key of its own. `about`: `ground`, `extension`, `decision` or `revocation`. */
interface RightsWordsTable {
  readonly covenant: string
  readonly id: string
  readonly request: string
  readonly about: string
  readonly words: Uint8Array
}

export interface RightsTables {
  "casework.rights_recipient": RightsRecipientTable
  "casework.rights_request": RightsRequestTable
  "casework.rights_revocation": RightsRevocationTable
  "casework.rights_staff": RightsStaffTable
  "casework.rights_signal": RightsSignalTable
  "casework.rights_words": RightsWordsTable
}
