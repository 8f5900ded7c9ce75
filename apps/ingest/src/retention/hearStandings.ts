import { type EventLog, type Received, runConsumer } from "@kruisverband/broker"
import { localDate } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { readVersions } from "./readVersions.ts"
import { setClocks } from "./setClocks.ts"

export const STANDING_GROUP = "ingest-standings"
export const STANDING_TOPICS = ["kruisverband.cases.v1"] as const

const wordOf = ({ event }: Received) =>
  event.type === "nl.kruisverband.signal.standing-changed.v1"
    ? [{ ...event.data, since: localDate(DateTime.toUtc(DateTime.makeUnsafe(event.data.since))) }]
    : []

/** Takes over how signals stand, the newest word on each, and sets their clocks by it. */
const takeOver = Effect.fnUntraced(function* (received: ReadonlyArray<Received>) {
  const words = new Map(
    received
      .flatMap(wordOf)
      .toSorted((a, b) => a.revision - b.revision)
      .map((word) => [word.signal, word])
  )
  if (words.size === 0) return
  const { run } = yield* Sql
  const rows = JSON.stringify([...words.values()])
  const { rows: changed } = yield* run("hearStandings", (db) =>
    sql<{ id: string; covenant: string }>`
      update ingest.signal s set kept_state = w.state, kept_since = w.since, kept_confirmed = w.confirmed,
        kept_revision = w.revision
      from json_to_recordset(${rows}::json) as w (signal uuid, covenant text, state text, since text,
        confirmed boolean, revision integer)
      where s.id = w.signal and s.covenant = w.covenant and s.withdrawn_at is null and s.kept_revision < w.revision
      returning s.id, s.covenant`.execute(db)
  )
  const versions = yield* readVersions(changed.map(({ covenant }) => covenant))
  for (const [covenant, own] of Map.groupBy(changed, (row) => row.covenant)) {
    yield* setClocks(
      covenant,
      versions.get(covenant) ?? [],
      own.map(({ id }) => id)
    )
  }
})

/** Hears from casework where signals stand: for ever. */
export const hearStandings: Effect.Effect<never, never, EventLog | Sql> = runConsumer({
  owner: "ingest",
  group: STANDING_GROUP,
  topics: STANDING_TOPICS,
  handle: takeOver
})
