import type { Owner } from "@kruisverband/events"
import { caseworkMigrations } from "./casework/migrations.ts"
import { correlatorMigrations } from "./correlator/migrations.ts"
import { ingestMigrations } from "./ingest/migrations.ts"
import type { Migrations } from "./Migrations.ts"
import { messagingMigration } from "./messaging/messagingMigration.ts"

export const OWNERS: ReadonlyArray<Owner> = ["ingest", "correlator", "casework"]

/** What every owner has first; what is its own comes from its folder. */
const withMessaging = (owner: Owner, own: Migrations): Migrations => ({
  "0001_messaging": messagingMigration(owner),
  ...own
})

export const ownerMigrations: Readonly<Record<Owner, Migrations>> = {
  ingest: withMessaging("ingest", ingestMigrations),
  correlator: withMessaging("correlator", correlatorMigrations),
  casework: withMessaging("casework", caseworkMigrations)
}
