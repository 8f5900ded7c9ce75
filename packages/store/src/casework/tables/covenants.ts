import type { ColumnType, Generated } from "kysely"
import type { Instant, Json } from "./columns.ts"

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

export interface CovenantsTables {
  "casework.region": RegionTable
  "casework.partner": PartnerTable
  "casework.covenant_version": CovenantVersionTable
  "casework.covenant_status": CovenantStatusTable
  "casework.covenant_draft": CovenantDraftTable
  "casework.covenant_signature": CovenantSignatureTable
  "casework.covenant_departure": CovenantDepartureTable
  "casework.known_name": KnownNameTable
}
