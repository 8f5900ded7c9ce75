import { Sql, type StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { type ErasedSignal, ErasureJournal, type JournalError, type JournalUnusable } from "./ErasureJournal.ts"

/**
 * Begins a new journal in the place of one that is lost, with what the database itself knows to be erased; the database
 * forgets the lost one. False, and nothing done, where there is a journal. While the database is current nothing is lost
 * by it; after a restore, whatever was erased since that backup is.
 */
export const renewJournal = <E, R>(
  known: Effect.Effect<ReadonlyArray<ErasedSignal>, E, R>
): Effect.Effect<boolean, E | StoreError | JournalError | JournalUnusable, R | Sql | ErasureJournal> =>
  Effect.gen(function* () {
    const journal = yield* ErasureJournal
    const { owner, run } = yield* Sql
    if ((yield* journal.find) !== undefined) return false
    yield* journal.open
    yield* journal.append(yield* known)
    yield* run("renewJournal.forget", (db) => sql`delete from ${sql.id(owner, "journal_position")}`.execute(db))
    return true
  })
