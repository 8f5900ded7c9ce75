import type { Owner } from "@kruisverband/events"
import { Context, Effect } from "effect"
import type { DatabaseRole } from "../Tables.ts"

/**
 * From where a service looks at its own tables. `caller`: for one caller, who sees rows of these covenants and of no other;
 * with none given, of none. `poster`: for a partner, its system or one of its professionals, who sees what that partner
 * posted and nothing else; written is only in covenants that are named, read with `own` in whatever covenant it was posted.
 * `link`: what the linker may be handed out, and nothing else. Without a stance a service works for all of its covenants,
 * as its consumers and clocks rightly do.
 */
export type Stance =
  | { readonly name: "caller"; readonly covenants: ReadonlyArray<string> }
  | { readonly name: "poster"; readonly partner: string; readonly covenants: ReadonlyArray<string> | "own" }
  | { readonly name: "link" }

export const CurrentStance = Context.Reference<Stance | undefined>("store/CurrentStance", {
  defaultValue: () => undefined
})

/** Every transaction that begins in it is taken from there; inside one that is open, another stance is a defect. */
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
  ingest: ["caller", "poster", "link"],
  correlator: [],
  casework: ["caller"]
}

const ROLES: Readonly<Record<string, DatabaseRole>> = {
  "ingest caller": "ingest_caller",
  "ingest poster": "ingest_poster",
  "ingest link": "ingest_link",
  "casework caller": "casework_caller"
}

/** Undefined: this owner has no such stance. */
export const roleOf = (owner: Owner, stance: Stance | undefined): DatabaseRole | undefined =>
  stance === undefined ? owner : ROLES[`${owner} ${stance.name}`]

/** Stands for every covenant in which a poster's own rows are. No slug, so that no covenant has this name. */
const OWN = "*"

/** Ids are slugs (`CovenantId`, `PartnerId`); what is none names nothing, and goes into no setting. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/u
const slugs = (ids: ReadonlyArray<string>) => ids.filter((id) => SLUG.test(id))

/**
 * The settings that policies read, as SQL for the statement that begins a transaction: they end with it. Slugs only,
 * between quotes that no slug holds.
 */
export const settingsOf = (stance: Stance | undefined): string => {
  if (stance === undefined || stance.name === "link") return ""
  const own = stance.name === "poster" && stance.covenants === "own"
  const covenants = own || stance.covenants === "own" ? OWN : slugs(stance.covenants).join(",")
  const partner = stance.name === "poster" ? slugs([stance.partner]).join() : ""
  return `set local kv.covenants = '${covenants}'; set local kv.partner = '${partner}'`
}
