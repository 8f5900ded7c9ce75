import type { ColumnType, Generated } from "kysely"
import type { Instant, Json } from "./columns.ts"

/** What casework may know of a signal: `SignalFacts`, codes only. */
interface SignalTable {
  readonly id: string
  readonly covenant: string
  readonly partner: string
  readonly facts: Json
  readonly revision: number
  readonly withdrawn: boolean
  /** When an amendment of what is compared was last heard of; null: never. */
  readonly amended_at: ColumnType<Date | null, string | null | undefined, string | null>
  /** A person whom it is about objected. */
  readonly restricted: ColumnType<boolean, boolean | undefined, boolean>
}

interface LinkTable {
  readonly id: string
  readonly covenant: string
  readonly state: string
  readonly facets: Array<string>
  readonly angles: Array<string>
  readonly municipalities: Array<string>
  /** `LinkFacts` as the correlator last told. */
  readonly facts: Json
  /** Why the machine took the proposal back; null while it stands. */
  readonly retraction: string | null
  readonly confirmed_signals: Array<string>
  /** Rises with every change. */
  readonly revision: number
  readonly proposed_at: Instant
  readonly updated_at: Instant
  /** Since when only decisions hold it together; null: its evidence does. */
  readonly held_since: ColumnType<Date | null, string | null | undefined, string | null>
}

/** What the machine by itself makes of two signals that people keep apart, `a` the smaller id; no row: that they are the same. */
interface PairWordTable {
  readonly a: string
  readonly b: string
  readonly covenant: string
  readonly together: boolean
  /** When it was heard to have changed. */
  readonly at: Instant
}

/** A value of too many signals, without the value; gone when it is one no longer. */
interface HubTable {
  readonly id: string
  readonly covenant: string
  readonly kind: string
  readonly signals: number
  readonly withdrawn: number
  readonly since: Instant
}

interface LinkSignalTable {
  readonly link: string
  readonly signal: string
}

/** A signal that fits more than one, as the correlator last told. */
interface AmbiguityTable {
  readonly id: string
  readonly covenant: string
  readonly signal: string
  readonly fits: Json
  readonly signals: Array<string>
  /** Municipalities in which whoever works may see every one of them. */
  readonly areas: Array<string>
  /** As `LinkFacts` of all of them together. */
  readonly facts: Json
  /** Why it is no longer open; null while it is. */
  readonly ended: string | null
  readonly revision: number
  readonly found_at: Instant
  readonly updated_at: Instant
}

/** Links before and after, as `GroupedLink`; never updated. */
interface RegroupingTable {
  readonly seq: Generated<string>
  readonly covenant: string
  readonly kind: string
  readonly at: Instant
  readonly before: Json
  readonly after: Json
}

/** Every link that took part in a regrouping. */
interface RegroupingLinkTable {
  readonly link: string
  readonly regrouping: string
}

/** A person's decision (append-only). Pairs within a group of `groups` are the same, pairs between groups are not. */
interface ReviewTable {
  readonly seq: Generated<string>
  readonly id: string
  readonly covenant: string
  readonly link: string | null
  readonly kind: string
  readonly by: string
  readonly at: Instant
  /** Facets it speaks about; empty: all. */
  readonly facets: Array<string>
  readonly signals: Array<string>
  readonly groups: Json
  /** The review that this one takes back. */
  readonly undoes: string | null
  /** Only pairs with this signal are spoken of; null: all. */
  readonly about: ColumnType<string | null, string | null | undefined, never>
}

/** The words given with a review, sealed under its data key. */
interface ReviewReasonTable {
  readonly covenant: string
  readonly review: string
  readonly reason: Uint8Array
}

/** State of a question to a poster; its words are at ingest. */
interface RequestTable {
  readonly id: string
  readonly signal: string
  readonly covenant: string
  readonly by: string
  readonly state: string
  readonly asked_at: Instant
}

/** Covenants in which nothing new is linked, as the linker told it. */
interface LinkingPauseTable {
  readonly covenant: string
  readonly since: Instant
}

export interface LinksTables {
  "casework.linking_pause": LinkingPauseTable
  "casework.signal": SignalTable
  "casework.link": LinkTable
  "casework.hub": HubTable
  "casework.link_signal": LinkSignalTable
  "casework.pair_word": PairWordTable
  "casework.ambiguity": AmbiguityTable
  "casework.regrouping": RegroupingTable
  "casework.regrouping_link": RegroupingLinkTable
  "casework.review": ReviewTable
  "casework.review_reason": ReviewReasonTable
  "casework.request": RequestTable
}
