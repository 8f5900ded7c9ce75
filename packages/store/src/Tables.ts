import type { Owner } from "@kruisverband/events"
import type { CaseworkTables } from "./casework/tables.ts"
import type { CorrelatorTables } from "./correlator/tables.ts"
import type { IngestTables } from "./ingest/tables.ts"
import type { MessagingTables } from "./messaging/tables.ts"

/** All schemas. What a service may touch is decided by its database role, which every transaction takes on. */
export interface Tables
  extends IngestTables,
    CorrelatorTables,
    CaseworkTables,
    MessagingTables<"ingest">,
    MessagingTables<"correlator">,
    MessagingTables<"casework"> {}

/**
 * Who acts in the database: a service in its own schema, a service for one caller, for a partner or for the linker (`Stance`), or `log`,
 * which reads outboxes and nothing else.
 */
export type DatabaseRole = Owner | "log" | "ingest_caller" | "ingest_poster" | "ingest_link" | "casework_caller"
