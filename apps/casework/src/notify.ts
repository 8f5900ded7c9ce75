import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"

/** Link ids that changed, comma-separated; for every instance's event streams. */
export const LINKS_CHANNEL = "casework_links"
/** `session:<id>` that ended, or `user:<id>` whose roles changed. */
export const ACCESS_CHANNEL = "casework_access"

/** Below PostgreSQL's 8000 bytes per payload. */
const IDS_PER_PAYLOAD = 200

/** Told to listeners when the caller's transaction commits, and not if it does not. */
export const notify = (channel: string, payload: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("notify", (db) => raw`select pg_notify(${channel}, ${payload})`.execute(db))
  ).pipe(Effect.asVoid)

export const notifyLinks = (ids: ReadonlyArray<string>) =>
  Effect.forEach(
    Array.from({ length: Math.ceil(ids.length / IDS_PER_PAYLOAD) }, (_, index) =>
      ids.slice(index * IDS_PER_PAYLOAD, (index + 1) * IDS_PER_PAYLOAD).join(",")
    ),
    (payload) => notify(LINKS_CHANNEL, payload),
    { discard: true }
  )
