import { SignalFacts } from "@kruisverband/domain"
import { Schema } from "effect"

/** A signal as stored, without its content: the facts that events carry, and what only ingest keeps. */
export interface StoredSignal {
  readonly facts: SignalFacts
  /** The local day, where only the day of observation is known. */
  readonly observedDay: string | undefined
  readonly informed: string | undefined
  /** User who posted through casework; undefined: a partner's system. */
  readonly postedBy: string | undefined
  /** UTC instant of withdrawal or erasure; after it only this tombstone is left. */
  readonly withdrawnAt: string | undefined
  /** Why only the tombstone is left; undefined while the signal is whole. */
  readonly erasedAs: string | undefined
  /** How far it has come beyond having been read, as its poster may know. */
  readonly told: string | undefined
}

interface SignalColumns {
  readonly partner: string
  readonly id: string
  readonly covenant: string
  readonly covenant_version: number
  readonly purpose: string
  readonly kind: string
  readonly angle: string
  readonly network: string
  readonly municipality: string
  readonly desk: string
  readonly level: string
  readonly observed_at: string
  readonly observed_day: string | null
  readonly received_at: Date
  readonly behaviours: ReadonlyArray<string>
  readonly themes: ReadonlyArray<string>
  readonly subjects: number
  readonly revision: number
  readonly informed: string | null
  readonly posted_by: string | null
  readonly withdrawn_at: Date | null
  readonly erased_as: string | null
  readonly told: string | null
}

// What ingest wrote itself: a row that does not decode is damage, so the defect is right.
const decodeFacts = Schema.decodeUnknownSync(SignalFacts)

export const storedSignal = (row: SignalColumns): StoredSignal => ({
  facts: decodeFacts({
    signal: row.id,
    covenant: row.covenant,
    covenantVersion: row.covenant_version,
    purpose: row.purpose,
    kind: row.kind,
    partner: row.partner,
    angle: row.angle,
    network: row.network,
    municipality: row.municipality,
    desk: row.desk,
    level: row.level,
    observedAt: row.observed_at,
    receivedAt: row.received_at.toISOString(),
    behaviours: row.behaviours,
    themes: row.themes,
    subjects: row.subjects,
    revision: row.revision
  }),
  observedDay: row.observed_day ?? undefined,
  informed: row.informed ?? undefined,
  postedBy: row.posted_by ?? undefined,
  withdrawnAt: row.withdrawn_at?.toISOString(),
  erasedAs: row.erased_as ?? undefined,
  told: row.told ?? undefined
})
