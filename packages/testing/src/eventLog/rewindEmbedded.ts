import { Sql, sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import type { LogWorld } from "./LogWorld.ts"

/** The embedded log starts over for a group that has no position. */
export const rewindEmbedded: LogWorld["rewind"] = (group, topic) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test.rewind", (db) =>
      db.deleteFrom("correlator.consumer_offset").where("group", "=", group).where("topic", "=", topic).execute()
    )
  ).pipe(Effect.provide(sqlLayer("correlator")), Effect.asVoid)
