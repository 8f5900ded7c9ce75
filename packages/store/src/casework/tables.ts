import type { ColumnType, Generated } from "kysely"
import type { LogTables } from "../log/tables.ts"
import type { VaultTables } from "../vault/tables.ts"

/** Written as ISO 8601 or an SQL expression, read as a Date by the driver. */
type Instant = ColumnType<Date, string, string>
/** Written as JSON text, read parsed; decoded by a Schema before use. */
type Json = ColumnType<unknown, string, string>

interface RegionTable {
  readonly id: string
  readonly facts: Json
}

interface PartnerTable {
  readonly id: string
  readonly facts: Json
}

/** A version of a covenant; never updated (append-only). */
interface CovenantVersionTable {
  readonly covenant: string
  readonly version: number
  readonly document: Json
  readonly published_at: Instant
  /** Null: put there by the start of a demo region. */
  readonly published_by: string | null
}

/** Every state a version was in (append-only); the newest row counts. */
interface CovenantStatusTable {
  readonly seq: Generated<string>
  readonly covenant: string
  readonly version: number
  readonly status: string
  readonly reason: string | null
  readonly at: Instant
  readonly by: string | null
}

/** The next version of a covenant, before it is adopted. */
interface CovenantDraftTable {
  readonly covenant: string
  readonly version: number
  readonly document: Json
  /** As it was written, before defaults. */
  readonly source: Json
  /** Who wrote at it; empty: it came whole with the region. */
  readonly drafters: Array<string>
  /** Since when its text is fixed for signature; null while it is written on. */
  readonly offered_at: ColumnType<Date | null, string | null, string | null>
  readonly revision: number
  readonly saved_at: Instant
}

/** A party's signature under one text (append-only). `text`: SHA-256 of its canonical form. */
interface CovenantSignatureTable {
  readonly seq: Generated<string>
  readonly covenant: string
  readonly version: number
  readonly text: string
  readonly partner: string
  readonly by: string
  readonly at: Instant
}

/** A party that left (append-only). It holds for this version and those before it; a later one may name the party again. */
interface CovenantDepartureTable {
  readonly covenant: string
  readonly version: number
  readonly partner: string
  /** Local date. */
  readonly left_on: string
  readonly reason: string | null
  readonly by: string
  readonly at: Instant
}

/** A person who logs in; known by issuer and subject together (ASVS 6.8.1). */
interface UserTable {
  readonly id: string
  readonly issuer: string
  readonly subject: string
  readonly display_name: string
  readonly partner: string | null
  readonly profession: string | null
  readonly municipality: string | null
  /** Days without a log-in count from here, or from the last log-in. */
  readonly opened_at: ColumnType<Date, string | undefined, string>
  readonly last_login_at: ColumnType<Date | null, string | null | undefined, string | null>
  /** The account opens nothing. `blocked_as`: `administrator` or `dormant`. */
  readonly blocked_at: ColumnType<Date | null, string | null | undefined, string | null>
  readonly blocked_as: ColumnType<string | null, string | null | undefined, string | null>
}

/** A role lent during leave; days are local and inclusive. */
interface DelegationTable {
  readonly id: string
  readonly covenant: string
  readonly role: string
  readonly holder: string
  readonly stand_in: string
  readonly first_day: string
  readonly last_day: string
  readonly by: string
  readonly at: Instant
  readonly ended_at: ColumnType<Date | null, string | null | undefined, string | null>
  readonly ended_by: ColumnType<string | null, string | null | undefined, string | null>
}

/** A change of somebody's access, with its reason (append-only). `log`: its line in the processing log. */
interface AccessChangeTable {
  readonly log: string
  readonly action: string
  readonly person: string
  readonly covenant: string
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

interface UserGrantTable {
  readonly user_id: string
  readonly role: string
  readonly covenant: string
}

/** Something was taken out of the platform (append-only). */
interface ExportTable {
  readonly id: string
  readonly covenant: string
  readonly at: Instant
  readonly what: string
  readonly asked_by: string
  /** Null: figures need no second person. */
  readonly agreed_by: string | null
  readonly reason: string
  /** Number of a request or decision elsewhere. */
  readonly reference: string
  readonly purpose: string
  readonly rows: number
  /** Of the file, hexadecimal: says whether a file that is found is this one. */
  readonly sha256: string
  /** Its line in the processing log. */
  readonly log: string
}

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

/** How a signal stands for its retention clock, as it was last told (`SignalStandingChanged`); without a row: in no link, ever. */
interface SignalStandingTable {
  readonly signal: string
  readonly covenant: string
  readonly state: string
  readonly confirmed: boolean
  readonly since: Instant
  readonly revision: number
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

/** A version of an entry of a covenant's vocabulary (append-only); the names themselves are sealed at ingest. */
interface KnownNameTable {
  readonly entry: string
  readonly version: number
  readonly covenant: string
  /** Under which ingest has sealed this version's names. */
  readonly names: string
  readonly facet: string
  readonly type: string | null
  /** Local dates, inclusive; null: no such end. */
  readonly valid_from: string | null
  readonly valid_until: string | null
  /** Taken out of the list with this version. */
  readonly retired: boolean
  readonly at: Instant
  readonly by: string
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
}

/** What was written about a request, sealed under a data key of its own. `about`: `ground`, `extension` or `decision`. */
interface RightsWordsTable {
  readonly covenant: string
  readonly id: string
  readonly request: string
  readonly about: string
  readonly words: Uint8Array
}

/** A log-in on its way: from the redirect to the provider until the callback. Keyed by the digest of the browser's cookie. */
interface LoginTable {
  readonly id: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly return_to: string
  readonly until: Instant
}

/** A person's session. Only the digest of its token is kept: who reads this table can be nobody. */
interface SessionTable {
  readonly id: string
  readonly user_id: string
  readonly csrf: string
  readonly seen_at: Instant
  readonly expires_at: Instant
  /** When the person showed who they are, which may be before the session began. */
  readonly logged_in_at: Instant
  /** How strongly, as the provider says it (`acr`). */
  readonly acr: string | null
}

export interface CaseworkTables extends VaultTables<"casework">, LogTables<"casework"> {
  "casework.region": RegionTable
  "casework.partner": PartnerTable
  "casework.covenant_version": CovenantVersionTable
  "casework.covenant_status": CovenantStatusTable
  "casework.covenant_draft": CovenantDraftTable
  "casework.covenant_signature": CovenantSignatureTable
  "casework.covenant_departure": CovenantDepartureTable
  "casework.app_user": UserTable
  "casework.user_grant": UserGrantTable
  "casework.delegation": DelegationTable
  "casework.access_change": AccessChangeTable
  "casework.export": ExportTable
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
  "casework.unsealed_reason": UnsealedReasonTable
  "casework.gone": GoneTable
  "casework.signal_standing": SignalStandingTable
  "casework.known_name": KnownNameTable
  "casework.request": RequestTable
  "casework.rights_recipient": RightsRecipientTable
  "casework.rights_request": RightsRequestTable
  "casework.rights_signal": RightsSignalTable
  "casework.rights_words": RightsWordsTable
  "casework.login": LoginTable
  "casework.session": SessionTable
}
