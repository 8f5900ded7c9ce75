import type { CovenantDocument, CovenantId, PartnerId } from "@kruisverband/domain"
import { covenantStanding, partnersWhoLeft } from "@kruisverband/domain"
import type { DateTime } from "effect"

/** `closed`: draft, not yet begun, expired or ended. Links exist only while in force; suspended freezes them. */
export type Standing = "unknown" | "in-force" | "suspended" | "closed"

/** A covenant as the correlator knows it, its row locked. */
export interface CovenantState {
  readonly key: number
  readonly id: CovenantId
  readonly versions: ReadonlyArray<CovenantDocument>
  readonly document: CovenantDocument | undefined
  readonly standing: Standing
  /** Hub limit under which the index stands; undefined: nothing has been indexed. */
  readonly hubLimit: number | undefined
  /** Active person records. */
  readonly people: number
  /** Version of the model under which the evidence stands; undefined: there is none. */
  readonly model: string | undefined
  /** Another text for each set of hubs; empty: there never was one. */
  readonly hubs: string
  /** A rebuild fills the tables: nothing is indexed, settled or published. */
  readonly rebuilding: boolean
}

/** What the versions come to at this moment. */
export const governing = (
  versions: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): Pick<CovenantState, "standing" | "document"> => {
  const found = covenantStanding(versions, now)
  if (found.standing === "unknown") return { standing: "unknown", document: undefined }
  const standing = found.standing === "in-force" || found.standing === "suspended" ? found.standing : "closed"
  return { standing, document: found.document }
}

/** Partners whose signals are no longer linked: they have left, or the governing version goes on without them. */
export const partnersGone = ({ versions, document }: CovenantState): ReadonlySet<PartnerId> =>
  document === undefined ? new Set() : partnersWhoLeft(versions, document)
