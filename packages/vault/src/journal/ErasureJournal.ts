import { Context, type Effect, Schema, type Stream } from "effect"

/** One signal of which everything was erased: ids only. */
export const ErasedSignal = Schema.Struct({
  /** UTC instant of the erasure, ISO 8601. */
  at: Schema.String,
  covenant: Schema.String,
  signal: Schema.String,
  /** Why, as a code. */
  as: Schema.String
})
export type ErasedSignal = typeof ErasedSignal.Type

/** The journal cannot be read or written now: nothing is erased without its line, so nothing is erased. */
export class JournalError extends Schema.TaggedError<JournalError>()("JournalError", {
  where: Schema.String,
  /** An operating-system code such as `ENOSPC`. */
  code: Schema.String
}) {
  override get message() {
    return `erasure journal ${this.where}: ${this.code}`
  }
}

/**
 * The journal is not what this database was last used with, or a line of it is damaged. Without it a restored backup
 * would bring back what was erased: refuse to start.
 */
export class JournalUnusable extends Schema.TaggedError<JournalUnusable>()("JournalUnusable", {
  where: Schema.String,
  found: Schema.String,
  wanted: Schema.String
}) {
  override get message() {
    return `erasure journal ${this.where}: found ${this.found}; wanted ${this.wanted}`
  }
}

export interface JournalPage {
  readonly erased: ReadonlyArray<ErasedSignal>
  /** Bytes of the journal up to the end of this page. */
  readonly position: number
}

/**
 * What was erased, outside the database and its backups, so that a backup older than an erasure can be restored: it is
 * applied again before anything is served. Append-only.
 */
export class ErasureJournal extends Context.Service<
  ErasureJournal,
  {
    /** Where it lies, for messages. */
    readonly where: string
    /** Its own id, which a database remembers; undefined where there is no journal yet. */
    readonly find: Effect.Effect<string | undefined, JournalError | JournalUnusable>
    /** The same; made where there is none. */
    readonly open: Effect.Effect<string, JournalError | JournalUnusable>
    /** On disk when it succeeds. Before the erasure is committed, never after: what the journal holds is erased at the latest at the next start. */
    readonly append: (erased: ReadonlyArray<ErasedSignal>) => Effect.Effect<void, JournalError>
    /** Lines after a position, oldest first. */
    readonly read: (position: number) => Stream.Stream<JournalPage, JournalError | JournalUnusable>
  }
>()("vault/journal/ErasureJournal") {}
