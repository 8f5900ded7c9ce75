import { HubEnded, HubFound } from "@kruisverband/events"
import { Outbox } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { tellHubs } from "../store/hubs.ts"

/** Tells which values became of too many signals or are no longer, and what else changed of them: as statistics only. */
export const publishHubs = Effect.fn("links.publishHubs")(function* (covenant: CovenantState) {
  const { found, ended } = yield* tellHubs(covenant.id, DateTime.formatIso(yield* DateTime.now))
  const events = [...ended.map((data) => HubEnded.make(data)), ...found.map((facts) => HubFound.make(facts))]
  if (events.length === 0) return
  yield* Outbox.append(events.map((event) => ({ event, subject: event.data.hub, partitionkey: covenant.id })))
})
