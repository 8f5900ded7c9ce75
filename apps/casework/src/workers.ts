import { relay, runConsumer } from "@kruisverband/broker"
import { Effect } from "effect"
import { project } from "./projection/project.ts"

/** Keeps the projection up to date with the log, and tells our own events: for ever. */
export const caseworkWorkers = Effect.all(
  [
    runConsumer({
      owner: "casework",
      group: "casework-projection",
      topics: ["kruisverband.signals.v1", "kruisverband.links.v1"],
      handle: (received) => project(received.map(({ event }) => event))
    }),
    relay("casework")
  ],
  { concurrency: "unbounded" }
).pipe(Effect.andThen(Effect.never))
