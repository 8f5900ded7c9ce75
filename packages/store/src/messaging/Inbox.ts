import { Clock, Effect } from "effect"
import { sql } from "kysely"
import { Sql } from "../Sql.ts"
import type { StoreError } from "../StoreError.ts"

/** What makes an event one and the same, for ever. */
export interface EventKey {
  readonly source: string
  readonly id: string
}

export const keyOf = ({ source, id }: EventKey): string => `${source} ${id}`

/** The events that a group has had. */
export const Inbox = {
  /** Those of these events that had their effect before. */
  seen: (group: string, keys: ReadonlyArray<EventKey>): Effect.Effect<ReadonlySet<string>, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const { rows } = yield* run("Inbox.seen", (db) =>
        sql<EventKey>`
          select source, id from ${sql.id(owner, "inbox")}
          where "group" = ${group} and (source, id) in (
            select * from unnest(${keys.map((key) => key.source)}::text[], ${keys.map((key) => key.id)}::text[])
          )`.execute(db)
      )
      return new Set(rows.map(keyOf))
    }),

  /** Enters events in the caller's transaction; the number that were new. */
  enter: (group: string, keys: ReadonlyArray<EventKey>): Effect.Effect<number, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const now = new Date(yield* Clock.currentTimeMillis)
      const { numAffectedRows } = yield* run("Inbox.enter", (db) =>
        sql`
          insert into ${sql.id(owner, "inbox")} ("group", source, id, received_at)
          select ${group}, source, id, ${now}
          from unnest(${keys.map((key) => key.source)}::text[], ${keys.map((key) => key.id)}::text[]) as key (source, id)
          on conflict do nothing`.execute(db)
      )
      return Number(numAffectedRows ?? 0n)
    })
}
