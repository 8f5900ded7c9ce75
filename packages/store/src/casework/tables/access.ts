import type { ColumnType } from "kysely"
import type { Instant, Json } from "./columns.ts"

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

/** A role held from a first to a last local day, inclusive; null: from the beginning, or for good. */
interface UserGrantTable {
  readonly user_id: string
  readonly role: string
  readonly covenant: string
  readonly first_day: ColumnType<string | null, string | null | undefined, string | null>
  readonly last_day: ColumnType<string | null, string | null | undefined, string | null>
}

/** An act that takes two persons, asked for by one (ASVS 2.3.5). */
interface SecondPersonTable {
  readonly id: string
  readonly covenant: string
  readonly act: string
  /** What it is done to: a signal, a hold, a kind of export, a covenant. */
  readonly object: string
  /** Whose source it is; of a signal's sharing only. */
  readonly partner: string | null
  /** Codes of what precisely was asked. */
  readonly detail: Json
  /** Sealed; null once it is over, or where codes say enough. */
  readonly reason: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>
  readonly asked_by: string
  readonly asked_at: Instant
  readonly expires_at: Instant
  readonly state: ColumnType<string, string, string>
  readonly settled_by: ColumnType<string | null, string | null | undefined, string | null>
  readonly settled_at: ColumnType<Date | null, string | null | undefined, string | null>
  readonly done_at: ColumnType<Date | null, string | null | undefined, string | null>
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

/** Refused access to personal data, counted by day; `covenant`: `none`. */
interface AccessDecisionTable {
  readonly covenant: string
  readonly day: string
  readonly who: string
  readonly role: string
  readonly kind: string
  readonly action: string
  readonly code: string
  readonly clause: string
  readonly times: number
  readonly first_at: Instant
  readonly last_at: Instant
  readonly last_trace: string
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

export interface AccessTables {
  "casework.app_user": UserTable
  "casework.user_grant": UserGrantTable
  "casework.delegation": DelegationTable
  "casework.access_change": AccessChangeTable
  "casework.export": ExportTable
  "casework.second_person": SecondPersonTable
  "casework.access_decision": AccessDecisionTable
  "casework.login": LoginTable
  "casework.session": SessionTable
}
