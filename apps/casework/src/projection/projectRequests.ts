import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"

const STATES = {
  "nl.kruisverband.request.answered.v1": "answered",
  "nl.kruisverband.request.declined.v1": "declined",
  "nl.kruisverband.request.conversation-proposed.v1": "conversation-proposed"
} as const

const stateOf = (event: Event) => {
  switch (event.type) {
    case "nl.kruisverband.request.answered.v1":
    case "nl.kruisverband.request.declined.v1":
    case "nl.kruisverband.request.conversation-proposed.v1":
      return { id: event.data.request, signal: event.data.signal, state: STATES[event.type] }
    default:
      return undefined
  }
}

/** Takes over what became of questions to posters; returns the signals they are about. */
export const projectRequests = Effect.fn("projectRequests")(function* (events: ReadonlyArray<Event>) {
  const { run } = yield* Sql
  const asked = events.flatMap((event) => (event.type === "nl.kruisverband.request.asked.v1" ? [event.data] : []))
  const states = events.flatMap((event) => stateOf(event) ?? [])
  if (asked.length > 0) {
    const at = DateTime.formatIso(yield* DateTime.now)
    yield* run("projectRequests.asked", (db) =>
      db
        .insertInto("casework.request")
        .values(
          asked.map((data) => ({
            id: data.request,
            signal: data.signal,
            covenant: data.covenant,
            by: data.by,
            state: "open",
            asked_at: at
          }))
        )
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute()
    )
  }
  if (states.length > 0) {
    // The last word of the batch per request counts.
    const rows = JSON.stringify([...new Map(states.map((state) => [state.id, state])).values()])
    yield* run("projectRequests.states", (db) =>
      raw`
        update casework.request q set state = r.state
        from jsonb_to_recordset(${rows}::jsonb) as r (id text, state text) where q.id = r.id`.execute(db)
    )
  }
  return [...asked.map((data) => data.signal), ...states.map((state) => state.signal)]
})
