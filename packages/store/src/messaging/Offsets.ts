import type { Topic } from "@kruisverband/events"
import { Clock, Effect } from "effect"
import { sql } from "kysely"
import { Sql } from "../Sql.ts"
import type { StoreError } from "../StoreError.ts"
import { decodePosition, encodePosition, type Position, START } from "./OutboxReader.ts"

/** Positions of a group of the embedded log, kept in the consumer's own schema. */
export const Offsets = {
  read: (group: string, topics: ReadonlyArray<Topic>): Effect.Effect<ReadonlyMap<Topic, Position>, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const { rows } = yield* run("Offsets.read", (db) =>
        sql<{ topic: string; position: string }>`
          select topic, position from ${sql.id(owner, "consumer_offset")}
          where "group" = ${group} and topic = any(${topics}::text[])`.execute(db)
      )
      const known = new Map(rows.map((row) => [row.topic, decodePosition(row.position)]))
      return new Map(topics.map((topic) => [topic, known.get(topic) ?? START]))
    }),

  /** Moves a group on, in the caller's transaction; false if another instance moved it meanwhile. */
  advance: (group: string, topic: Topic, before: Position, after: Position): Effect.Effect<boolean, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const now = new Date(yield* Clock.currentTimeMillis)
      const { rows } = yield* run("Offsets.advance", (db) =>
        sql`
          insert into ${sql.id(owner, "consumer_offset")} as known ("group", topic, position, updated_at)
          values (${group}, ${topic}, ${encodePosition(after)}, ${now})
          on conflict ("group", topic) do update set position = excluded.position, updated_at = excluded.updated_at
          where known.position = ${encodePosition(before)}
          returning topic`.execute(db)
      )
      return rows.length === 1
    })
}
