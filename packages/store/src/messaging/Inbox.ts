import { Clock, Effect } from "effect"
import { sql } from "kysely"
import { Sql } from "../Sql.ts"
import type { StoreError } from "../StoreError.ts"
import { type EventKey, eventDigest, keyOf } from "./eventDigest.ts"

/** A list as one parameter: the driver would quote and escape every element by itself. */
const list = (digests: ReadonlyArray<string>) => `{${digests.join()}}`

/** The events that a group has had. */
export const Inbox = {
  /**
   * Those of these events that had their effect before, by `keyOf`. Looked up whatever the planner knew of the table when the statement was
   * prepared: an inbox that was empty then would be read from end to end for as long as the connection lives.
   */
  seen: (group: string, keys: ReadonlyArray<EventKey>): Effect.Effect<ReadonlySet<string>, StoreError, Sql> =>
    Effect.gen(function* () {
      if (keys.length === 0) return new Set<string>()
      const { owner, run, transaction } = yield* Sql
      const digests = new Map(keys.map((key) => [eventDigest(key), keyOf(key)] as const))
      const looked = Effect.gen(function* () {
        yield* run("Inbox.plan", (db) => sql`select set_config('enable_seqscan', 'off', true)`.execute(db))
        return yield* run("Inbox.seen", (db) =>
          sql<{ event: string }>`select event::text from ${sql.id(owner, "inbox")}
            where event = any(${list([...digests.keys()])}::uuid[]) and "group" = ${group}`.execute(db)
        )
      })
      const { rows } = yield* transaction(looked)
      return new Set(rows.flatMap(({ event }) => digests.get(event) ?? []))
    }),

  /** Enters events in the caller's transaction; the number that were new. */
  enter: (group: string, keys: ReadonlyArray<EventKey>): Effect.Effect<number, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const now = new Date(yield* Clock.currentTimeMillis)
      const { numAffectedRows } = yield* run("Inbox.enter", (db) =>
        sql`
          insert into ${sql.id(owner, "inbox")} ("group", event, received_at)
          select ${group}, event, ${now} from unnest(${list(keys.map(eventDigest))}::uuid[]) as new (event)
          on conflict do nothing`.execute(db)
      )
      return Number(numAffectedRows ?? 0n)
    })
}
