import { consumerStatuses, relayStatuses } from "@kruisverband/broker"
import { settleWaiting } from "@kruisverband/correlator"
import { OWNERS, sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"

const stores = new Map(OWNERS.map((owner) => [owner, sqlLayer(owner)]))

const outstanding = Effect.gen(function* () {
  let events = 0
  for (const [owner, store] of stores) {
    const statuses = yield* Effect.provide(consumerStatuses, store)
    const relays = yield* relayStatuses(owner)
    // A rebuild's own consumer stays on the list when it has done its work.
    for (const { lag, state } of statuses) if (state !== "stopped") events += lag ?? 1
    for (const { unpublished } of relays) events += unpublished ?? 1
  }
  return events
})

/** Done when twice in a row no event is on its way to anybody, and nothing waits to be linked. For scenarios and tests. */
export const settled = Effect.gen(function* () {
  let quiet = 0
  while (quiet < 2) {
    quiet = (yield* outstanding) === 0 ? quiet + 1 : 0
    if (quiet === 1) yield* settleWaiting
    if (quiet === 0) yield* Effect.sleep("5 millis")
  }
})
