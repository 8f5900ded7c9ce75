import type { CovenantDocument, Partner, Region, User } from "@kruisverband/domain"
import type { Effect } from "effect"

/** A region to start a platform with. */
export interface RegionSeed {
  readonly region: Region
  readonly partners: ReadonlyArray<Partner>
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly users: ReadonlyArray<User>
}

export interface Credentials {
  readonly tokenEndpoint: string
  readonly partners: Readonly<Record<string, { readonly clientId: string; readonly clientSecret: string }>>
  readonly users: Readonly<Record<string, { readonly username: string; readonly password: string }>>
}

/** A fresh platform: everything a scenario does goes through its HTTP API; only time and waiting do not. */
export interface PlatformUnderTest {
  readonly origin: string
  readonly credentials: Credentials
  /** Sets the platform's clock, milliseconds since the epoch. */
  readonly setClock: (millis: number) => Effect.Effect<void>
  /** Done when every event has had its effect everywhere. */
  readonly settled: Effect.Effect<void>
  /** Drops derived state and replays the log. */
  readonly rebuild: Effect.Effect<void>
}
