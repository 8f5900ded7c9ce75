import { Sql, type StoreError } from "@kruisverband/store"
import { Effect, Stream } from "effect"
import { sql } from "kysely"
import { type ErasedSignal, ErasureJournal, type JournalError, JournalUnusable } from "./ErasureJournal.ts"

const readPositions = Effect.gen(function* () {
  const { owner, run } = yield* Sql
  const { rows } = yield* run("Journal.positions", (db) =>
    sql<{ journal: string; position: string }>`
      select journal, position from ${sql.id(owner, "journal_position")} order by journal`.execute(db)
  )
  return new Map(rows.map((row) => [row.journal, Number(row.position)] as const))
})

const savePosition = Effect.fnUntraced(function* (journal: string, position: number) {
  const { owner, run } = yield* Sql
  yield* run("Journal.savePosition", (db) =>
    sql`
      insert into ${sql.id(owner, "journal_position")} (journal, position) values (${journal}, ${position})
      on conflict (journal) do update set position = excluded.position`.execute(db)
  )
})

/**
 * Erases again what the journal holds beyond what this database knows of: after the restore of an older backup that is
 * what it brought back. Run before anything is served. `erase` bears what is erased already, and must not append to the
 * journal. Returns the number of lines applied. Restartable: each page is one transaction with its position.
 */
export const reapplyErasures = <E, R>(
  erase: (erased: ReadonlyArray<ErasedSignal>) => Effect.Effect<void, E, R>
): Effect.Effect<number, E | StoreError | JournalError | JournalUnusable, R | Sql | ErasureJournal> =>
  Effect.gen(function* () {
    const journal = yield* ErasureJournal
    const { transaction } = yield* Sql
    const positions = yield* readPositions
    if ((yield* journal.find) === undefined && positions.size > 0) {
      const wanted = `journal ${[...positions.keys()].join(", ")}, with which this database was used`
      return yield* new JournalUnusable({ where: journal.where, found: "nothing", wanted })
    }
    const id = yield* journal.open
    const known = positions.get(id) ?? 0
    let applied = 0
    yield* Stream.runForEach(journal.read(known), ({ erased, position }) =>
      transaction(
        Effect.gen(function* () {
          yield* erase(erased)
          yield* savePosition(id, position)
          applied += erased.length
        })
      )
    )
    return applied
  })
