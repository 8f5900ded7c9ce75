import { decodeEnvelope, decodeEvent, type Event, isLastWord, type Topic } from "@kruisverband/events"
import { Engine, type EventKey, eventDigest, type OutboxRow, readAgain, Sql, StoreError } from "@kruisverband/store"
import { Effect, Option } from "effect"
import { sql as raw } from "kysely"
import { lockCovenants } from "../links/LinkRecord.ts"
import { notifyLinks } from "../notify.ts"
import { StandingsAreTold, tellAllStandings } from "../retention/tellStandings.ts"
import { projectState } from "./project.ts"
import { PROJECTION_GROUP, PROJECTION_TOPICS } from "./projection.ts"
import { digestOf, forgetTable, heardOf, REBUILT, restoreHeard, type TableDigest } from "./rebuiltTables.ts"

export interface RebuildReport {
  readonly table: string
  readonly before: TableDigest
  readonly after: TableDigest
}

const PAGE = 500
/** How often it begins again when something new is heard meanwhile. */
const TRIES = 20

/** Events that this service has heard and could take: those it has not will come to it by themselves. */
const heardEvents = Effect.flatMap(Sql, ({ run }) =>
  run("rebuildProjection.inbox", async (db) => {
    const { rows } = await raw<{ event: string }>`
      select event::text from casework.inbox where "group" = ${PROJECTION_GROUP}`.execute(db)
    const { rows: parked } = await raw<EventKey>`
      select source, id from casework.parked where "group" = ${PROJECTION_GROUP}`.execute(db)
    const heard = new Set(rows.map(({ event }) => event))
    for (const key of parked) heard.delete(eventDigest(key))
    return heard
  })
)

interface Told {
  readonly time: string
  readonly event: Event
}

const isTaken = (type: string): boolean =>
  // What is gone stays gone, and what was grouped how stays known: neither is made again.
  !isLastWord(type) && type !== "nl.kruisverband.links.regrouped.v1" && type !== "nl.kruisverband.pair.reweighed.v1"

const readTopic = Effect.fnUntraced(function* (topic: Topic, heard: ReadonlySet<string>) {
  const engine = yield* Engine
  const told: Array<Told> = []
  for (let from: string | undefined = "0"; from !== undefined; ) {
    const rows: ReadonlyArray<OutboxRow> = yield* readAgain(engine, topic, { from }, PAGE)
    for (const { body } of rows) {
      const envelope = Option.getOrUndefined(yield* Effect.option(decodeEnvelope(body)))
      if (envelope === undefined || !heard.has(eventDigest(envelope)) || !isTaken(envelope.type)) continue
      const event = Option.getOrUndefined(yield* Effect.option(decodeEvent(envelope)))
      if (event !== undefined) told.push({ time: envelope.time, event })
    }
    const last = rows.at(-1)
    from = rows.length < PAGE || last === undefined ? undefined : String(BigInt(last.seq) + 1n)
  }
  return told
})

/** Of two topics one, each in its own order, the earlier word first. */
const merged = (a: ReadonlyArray<Told>, b: ReadonlyArray<Told>): ReadonlyArray<Event> => {
  const all: Array<Event> = []
  let [i, j] = [0, 0]
  for (;;) {
    const [x, y] = [a[i], b[j]]
    if (x === undefined && y === undefined) return all
    if (x !== undefined && (y === undefined || x.time <= y.time)) {
      all.push(x.event)
      i += 1
    } else if (y !== undefined) {
      all.push(y.event)
      j += 1
    }
  }
}

/** Nobody writes what is rebuilt until the transaction ends; whoever reads sees it as it was. */
const lockAll = Effect.gen(function* () {
  const { run } = yield* Sql
  const { rows } = yield* run("rebuildProjection.covenants", (db) =>
    raw<{
      covenant: string
    }>`select distinct covenant from casework.link union select distinct covenant from casework.signal`.execute(db)
  )
  yield* lockCovenants(rows.map(({ covenant }) => covenant))
  const tables = raw.join(REBUILT.map(({ name }) => raw.id("casework", name)))
  yield* run("rebuildProjection.lock", (db) => raw`lock table ${tables} in share row exclusive mode`.execute(db))
})

const rebuild = (events: ReadonlyArray<Event>, heard: number) =>
  Effect.gen(function* () {
    yield* lockAll
    if ((yield* heardEvents).size !== heard) return undefined
    const before = yield* Effect.forEach(REBUILT, (table) =>
      Effect.all({ digest: digestOf(table), heard: heardOf(table) })
    )
    yield* Effect.forEach(REBUILT, forgetTable, { discard: true })
    for (let at = 0; at < events.length; at += PAGE) {
      const page = projectState(events.slice(at, at + PAGE))
      yield* notifyLinks((yield* Effect.provideService(page, StandingsAreTold, false)).touched)
    }
    yield* tellAllStandings
    return yield* Effect.forEach(REBUILT, (table, index) =>
      Effect.gen(function* () {
        yield* restoreHeard(table, before[index]?.heard ?? [])
        const report: RebuildReport = {
          table: table.name,
          before: before[index]?.digest ?? { rows: 0, sum: "0" },
          after: yield* digestOf(table)
        }
        return report
      })
    )
  })

/**
 * Makes anew what casework shows of signals, links, hubs, pauses, ambiguities and questions, from the events that it has heard, in
 * one transaction: whoever reads meanwhile sees what was. Where the state was sound it is the same to the byte, down to
 * revisions and instants; people's decisions are not touched, and hold as before. May be done beside running services,
 * and twice. Holds all events in memory, about 1 kB each.
 */
export const rebuildProjection = Effect.gen(function* () {
  const { transaction } = yield* Sql
  for (let tries = 0; tries < TRIES; tries += 1) {
    const heard = yield* heardEvents
    const [signals, links] = yield* Effect.all([
      readTopic(PROJECTION_TOPICS[0], heard),
      readTopic(PROJECTION_TOPICS[1], heard)
    ])
    const report = yield* transaction(rebuild(merged(signals, links), heard.size))
    if (report !== undefined) return report
  }
  return yield* new StoreError({ operation: "rebuildProjection", code: "busy" })
})
