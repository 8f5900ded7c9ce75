import type { ColumnType } from "kysely"
import type { Instant } from "./columns.ts"

/** A wait with the notice to persons (UAVG 41). Local dates; its words are in `deferral_words`, under its own id and those of its reviews. */
interface DeferralTable {
  readonly covenant: string
  readonly id: string
  readonly ground: string
  /** Whether the person may know that something is kept back. */
  readonly tellable: boolean
  readonly proposed_by: string
  readonly reviewer: string
  readonly decided_on: string
  readonly review_on: string
  readonly ended_on: ColumnType<string | null, string | null | undefined, string | null>
  readonly at: Instant
  readonly revision: number
}

/** A review of a deferral (append-only). */
interface DeferralReviewTable {
  readonly covenant: string
  readonly id: string
  readonly deferral: string
  readonly outcome: string
  readonly by: string
  readonly reviewed_on: string
  readonly review_on: string | null
  readonly at: Instant
}

/** Words of a deferral or of a review, sealed under a data key of their own. */
interface DeferralWordsTable {
  readonly covenant: string
  readonly id: string
  readonly deferral: string
  readonly words: Uint8Array
}

/** How the notice about a signal stands, once somebody acted. */
interface NoticeTable {
  readonly covenant: string
  readonly signal: string
  /** `given`, `deferred`, or `due` again after a deferral that ended. */
  readonly state: string
  /** Local date on which it was given, is to be reviewed, or is to be given at last. */
  readonly due_on: string
  /** The newest deferral. */
  readonly deferral: string | null
  /** How the person was told, and the party that did; null: the contact point. */
  readonly how: string | null
  readonly told_by: string | null
  readonly by: string
  readonly at: Instant
}

export interface NoticesTables {
  "casework.deferral": DeferralTable
  "casework.deferral_review": DeferralReviewTable
  "casework.deferral_words": DeferralWordsTable
  "casework.notice": NoticeTable
}
