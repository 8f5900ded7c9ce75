import type { Owner } from "@kruisverband/events"
import { Context, Effect } from "effect"
import type { DatabaseRole } from "../Tables.ts"

/**
 * From where a service looks at its own tables. `caller`: for one caller, who sees rows of these covenants and of no other;
 * with none given, of none. `link`: what the linker may be handed out, and nothing else. Without a stance a service works
 * for all of its covenants, as its consumers and clocks rightly do.
 */
export type Stance =
  | { readonly name: "caller"; readonly covenants: ReadonlyArray<string> }
  | { readonly name: "link"; readonly covenants?: undefined }

export const CurrentStance = Context.Reference<Stance | undefined>("store/CurrentStance", {
  defaultValue: () => undefined
})

/** Every transaction that begins in it is taken from there; one that is open already goes on as it is. */
export const underStance =
  (stance: Stance) =>
  <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.provideService(work, CurrentStance, stance)

/**
 * For all covenants of the service, also within a request: for a question whose answer is not shown to the caller, as
 * whether something of theirs is in a covenant in which they no longer work. Never inside a caller's transaction.
 */
export const asService = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(work, CurrentStance, undefined)

/** Roles that an owner takes besides its own. */
export const STANCES: Readonly<Record<Owner, ReadonlyArray<Stance["name"]>>> = {
  ingest: ["caller", "link"],
  correlator: [],
  casework: ["caller"]
}

const ROLES: Readonly<Record<string, DatabaseRole>> = {
  "ingest caller": "ingest_caller",
  "ingest link": "ingest_link",
  "casework caller": "casework_caller"
}

/** Undefined: this owner has no such stance. */
export const roleOf = (owner: Owner, stance: Stance | undefined): DatabaseRole | undefined =>
  stance === undefined ? owner : ROLES[`${owner} ${stance.name}`]

/** What policies read; ids are slugs, so that a comma parts them. */
export const settingOf = (stance: Stance | undefined): string => (stance?.covenants ?? []).join(",")
