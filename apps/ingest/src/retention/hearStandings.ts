import { type EventLog, type Received, runConsumer } from "@kruisverband/broker"
import { localDate } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { addSteps } from "../signals/SignalRepository.ts"
import { readVersions } from "./readVersions.ts"
import { setClocks } from "./setClocks.ts"

export const STANDING_GROUP = "ingest-standings"
export const STANDING_TOPICS = ["kruisverband.cases.v1"] as const

const wordOf = ({ event }: Received) =>
  event.type === "nl.kruisverband.signal.standing-changed.v1"
    ? [
        {
          ...event.data,
          told: event.data.told?.stage ?? null,
          toldAt: event.data.told?.at ?? null,
          since: localDate(DateTime.toUtc(DateTime.makeUnsafe(event.data.since)))
        }
      ]
    : []

interface Changed {
  readonly id: string
  readonly covenant: string
  /** How far its poster may know that it is, now and before this word. */
  readonly told: string | null
  readonly toldAt: Date | null
  readonly before: string | null
}

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
    sql<Changed>`
      update ingest.signal s set kept_state = w.state, kept_since = w.since, kept_confirmed = w.confirmed,
        kept_revision = w.revision, told = w.told, told_at = w."toldAt"
      from json_to_recordset(${rows}::json) as w (signal uuid, covenant text, state text, since text,
        confirmed boolean, revision integer, told text, "toldAt" timestamptz)
      join ingest.signal was on was.id = w.signal and was.covenant = w.covenant
      where s.id = w.signal and s.covenant = w.covenant and s.withdrawn_at is null and s.kept_revision < w.revision
      returning s.id, s.covenant, s.told, s.told_at as "toldAt", was.told as before`.execute(db)
  )
  yield* addSteps(
    changed
      .filter(({ before, told }) => before !== told)
      .map(({ covenant, id, told, toldAt }) => ({
        covenant,
        signal: id,
        what: told ?? "no-longer-linked",
        at: toldAt?.toISOString()
      }))
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
