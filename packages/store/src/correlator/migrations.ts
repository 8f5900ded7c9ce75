import type { Migrations } from "../Migrations.ts"

/**
 * Schema `correlator`, oldest first; outbox, inbox, parked and offsets come before these by themselves.
 * Append a numbered one: `"0001_…": { up: async (db) => … }`. Never edit or reorder what has been merged.
 */
export const correlatorMigrations: Migrations = {}
