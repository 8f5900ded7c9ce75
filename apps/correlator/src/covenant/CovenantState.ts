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
  /** Version of encodings for which its records were last looked at; undefined: never. */
  readonly encoding: number | undefined
  /** It has encodings of another version, and no renewal since was complete. */
  readonly awaits: boolean
  /** Numbers of the newest renewal of its encodings that was heard of, and of the newest that is complete. */
  readonly renewal: { readonly begun: number; readonly done: number }
  /** It was told that linking stands still in it. */
  readonly pauseTold: boolean
  /** A rebuild fills the tables: nothing is indexed, settled or published. */
  readonly rebuilding: boolean
}

/** Its encodings are of more than one making: links stand as they are until a renewal is complete. */
export const isAside = ({ awaits, renewal }: CovenantState): boolean => awaits || renewal.begun > renewal.done

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
