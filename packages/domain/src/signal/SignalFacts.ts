import { Schema } from "effect"
import { CovenantId, MunicipalityCode, PartnerId, SignalId } from "../ids.ts"
import { Angle, Behaviour, Theme } from "../vocabulary/vocabulary.ts"
import { DisclosureLevel } from "./Sharing.ts"

export const SignalKind = Schema.Literals(["radicalisation", "polarisation"])
export type SignalKind = typeof SignalKind.Type

/** Where a signal lands by rule. `police-urgent`: danger now; `small-things`: everything that can wait for a working day. */
export const Desk = Schema.Literals(["police-urgent", "small-things", "municipality", "region"])
export type Desk = typeof Desk.Type

export const Network = Schema.Literals(["formal", "informal"])
export type Network = typeof Network.Type

/** What all services may know of a signal: ids and codes. No identity, no free text, no encoding. Times are UTC instants, ISO 8601 with milliseconds. */
export const SignalFacts = Schema.Struct({
  signal: SignalId,
  covenant: CovenantId,
  covenantVersion: Schema.Int,
  purpose: Schema.String,
  kind: SignalKind,
  partner: PartnerId,
  angle: Angle,
  network: Network,
  municipality: MunicipalityCode,
  desk: Desk,
  level: DisclosureLevel,
  observedAt: Schema.String,
  receivedAt: Schema.String,
  behaviours: Schema.Array(Behaviour),
  themes: Schema.Array(Theme),
  /** Number of persons the signal is about; 0 for polarisation. */
  subjects: Schema.Int,
  /** 1 at registration; each amendment adds one. */
  revision: Schema.Int
})
export type SignalFacts = typeof SignalFacts.Type
