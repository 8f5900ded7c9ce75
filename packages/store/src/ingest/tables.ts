import type { ColumnType, Generated } from "kysely"
import type { LogTables } from "../log/tables.ts"
import type { VaultTables } from "../vault/tables.ts"

/** Written as an ISO 8601 instant; read as a Date. */
type Instant = ColumnType<Date, string, string>
type MaybeInstant = ColumnType<Date | null, string | null, string | null>
/** Written as JSON text; read as a value, to be decoded before use. */
type Json = ColumnType<unknown, string, string>
type Bytes = Uint8Array

/** What is known of a signal without opening its seal: ids, codes, times. No clear text, ever. */
export interface SignalTable {
  partner: string
  id: string
  covenant: string
  covenant_version: number
  purpose: string
  kind: string
  angle: string
  network: string
  municipality: string
  desk: string
  level: string
  /** UTC instant as text, as in the events; `observed_day`: only the day is known, so this is where that day began. */
  observed_at: string
  observed_day: string | null
  received_at: Instant
  behaviours: ReadonlyArray<string>
  themes: ReadonlyArray<string>
  subjects: number
  revision: number
  /** Whether the person was told: `yes`, `no`, `deferred`. */
  informed: string | null
  /** User who posted through casework; null: a partner's system. */
  posted_by: string | null
  /** Set at withdrawal or erasure: what is left is a tombstone. */
  withdrawn_at: MaybeInstant
  /** Why it is a tombstone: `withdrawn`, or the cause of its erasure. */
  erased_as: string | null
  /** Where it stands, as casework told (`RetentionState`), and the local date on which that began; null: when it was received. */
  kept_state: Generated<string>
  kept_since: string | null
  /** Whether a person confirmed the link that keeps it. */
  kept_confirmed: Generated<boolean>
  /** Of what casework told; what is older than this is not taken over. */
  kept_revision: Generated<number>
  /** How far it has come beyond having been read, as its poster may know (`TellableStage`), and since when; null: no further. */
  told: string | null
  told_at: MaybeInstant
  /** Somebody in it was under eighteen when it came in; null: from before this was kept, or a tombstone. */
  minor: boolean | null
  /** First local date on which age ends it, in a reference index. */
  leaves_on: string | null
  /** First local date on which it is no longer kept (`clockOf`); null: no end yet. */
  ends_on: string | null
}

/** Sealed identity, free text and encodings of one signal, under its data key in `data_key`. */
export interface VaultTable {
  covenant: string
  signal: string
  identity: Bytes
  content: Bytes
  /** What the correlator may fetch. Null only between the migration that added it and the start after. */
  encodings: Bytes | null
  /** Version of each person's encoding, in their order; null: not looked at since this is kept. */
  encoded: ReadonlyArray<number> | null
  /** How many of them, the last ones, were sealed at the source: of these no identity is here. */
  at_source: number | null
}

/** Encodings from before they were sealed: emptied at the start. */
export interface EncodingTable {
  covenant: string
  signal: string
  subjects: ReadonlyArray<Bytes>
  groups: ReadonlyArray<string>
  expressions: ReadonlyArray<string>
  places: ReadonlyArray<string>
}

/** What happened to a signal, for its poster. `what` is a code. */
export interface HistoryTable {
  covenant: string
  signal: string
  id: string
  at: Instant
  what: string
}

/** Who opened a seal. `viewer` is for the processing log; a poster sees role, purpose, level and time. */
export interface AccessTable {
  covenant: string
  signal: string
  id: string
  at: Instant
  viewer: string
  role: string
  purpose: string
  level: string
}

/** A coordinator's question, sealed as the answer is, under a data key in `data_key`. */
export interface RequestTable {
  partner: string
  id: string
  covenant: string
  signal: string
  asked_by: string
  state: string
  asked_at: Instant
  answered_at: MaybeInstant
  question: Bytes
  answer: Bytes | null
}

/** Names of one version of an entry of a covenant's vocabulary, sealed under a data key in `data_key`. */
export interface NameSetTable {
  covenant: string
  id: string
  entry: string
  facet: string
  /** Of an expression. */
  type: string | null
  names: Bytes
}

/** Answers already given, per key that a client chose. Kept 48 hours. */
export interface IdempotencyTable {
  partner: string
  client: string
  key: string
  /** HMAC under the covenant's key: the same body gives the same, and no body can be guessed from it. */
  fingerprint: Bytes
  signal: string
  status: number
  answer: Json
  expires_at: Instant
}

/** Projection of the registry: all versions of a covenant. */
export interface CovenantTable {
  covenant: string
  versions: Json
  /** Number of the newest renewal of its encodings; 0: there was none. */
  renewal: Generated<number>
  /** That renewal has begun and is not complete. */
  renewing: Generated<boolean>
  /** Version of encodings for which a renewal was complete. */
  renewed: number | null
}

export interface PartnerTable {
  partner: string
  document: Json
}

export interface MunicipalityTable {
  region: string
  code: string
  name: string
  participation: string
}

/** A person who objected (AVG 21): sealed encodings, so that nothing new is recorded on them. `standing`: `registered` or `upheld`. */
export interface RestrictedTable {
  covenant: string
  request: string
  since: Instant
  standing: string
  person: Bytes
}

/** A signal that is restricted because of a request; a signal may be so for more than one. */
export interface RestrictedSignalTable {
  covenant: string
  signal: string
  request: string
}

/** Receipt of an erasure: ids, codes and numbers; nothing of any person. */
export interface ErasureTable {
  covenant: string
  id: string
  at: Instant
  cause: string
  /** User id, or `system:<name>`. */
  asked_by: string
  /** Number of a request or decision elsewhere. */
  reference: string | null
  signals: ReadonlyArray<string>
  /** How many of each kind were destroyed. */
  destroyed: Json
}

/** A proof of possession that was used: its digest alone. */
export interface UsedProofTable {
  id: string
  until: Instant
}

/** What a clock destroyed on one day: how much of what, along which list. No id of any signal (Archiefbesluit 1995 art. 8). */
export interface DestructionTable {
  covenant: string
  covenant_version: number
  state: string
  list: string
  entry: string
  /** Local date. */
  destroyed_on: string
  /** Months of receipt of the first and the last, `YYYY-MM`. */
  received_from: string
  received_until: string
  count: number
  /** Of these, how many a hold had kept past the end of their clock. */
  held_longer: Generated<number>
}

/** Something that stops clocks for a while (Archiefwet 1995 art. 5). Dates are local; `until` is the last on which it holds. */
export interface HoldTable {
  covenant: string
  id: string
  /** Sealed under a data key in `data_key`. */
  reason: Bytes
  set_on: string
  until: string
  /** The same, but two weeks at most until a second person has confirmed it (`holdReaches`). */
  reaches: string
  set_by: string
  confirmed_by: string | null
  lifted_by: string | null
  lifted_on: string | null
  /** Every clock of the covenant, also of signals still to come; it names none in `hold_signal`. */
  whole: Generated<boolean>
}

export interface HoldSignalTable {
  covenant: string
  signal: string
  hold: string
}

/** Tables that ingest alone reads and writes. */
export interface IngestTables extends VaultTables<"ingest">, LogTables<"ingest"> {
  "ingest.signal": SignalTable
  "ingest.vault": VaultTable
  "ingest.encoding": EncodingTable
  "ingest.history": HistoryTable
  "ingest.access": AccessTable
  "ingest.request": RequestTable
  "ingest.name_set": NameSetTable
  "ingest.idempotency": IdempotencyTable
  "ingest.covenant": CovenantTable
  "ingest.partner": PartnerTable
  "ingest.municipality": MunicipalityTable
  "ingest.restricted": RestrictedTable
  "ingest.restricted_signal": RestrictedSignalTable
  "ingest.erasure": ErasureTable
  "ingest.used_proof": UsedProofTable
  "ingest.destruction": DestructionTable
  "ingest.hold": HoldTable
  "ingest.hold_signal": HoldSignalTable
}
