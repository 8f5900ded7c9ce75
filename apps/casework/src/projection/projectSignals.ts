import { SignalFacts } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"

interface Kept {
  readonly facts: SignalFacts
  readonly withdrawn: boolean
  /** When an amendment of what is compared was last heard of; null: never. */
  readonly amendedAt: string | null
  /** Somebody objected: shown as restricted, and nothing else. */
  readonly restricted: boolean
}

const decodeFacts = Schema.decodeUnknownSync(SignalFacts)

/** What is left of a withdrawn or erased signal: that it was there. */
const tombstone = (facts: SignalFacts): SignalFacts => ({ ...facts, behaviours: [], themes: [], subjects: 0 })

/** Those of these signals of which everything was erased. */
const goneAmong = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("projectSignals.gone", (db) =>
    db.selectFrom("casework.gone").select("signal").where("signal", "in", ids).execute()
  )
  return new Set(rows.map((row) => row.signal))
})

/** One signal after one more event; undefined when the event says nothing new of a signal known here. */
export const afterSignalEvent = (before: Kept | undefined, event: Event, now: string): Kept | undefined => {
  switch (event.type) {
    case "nl.kruisverband.signal.registered.v1":
      return before !== undefined && before.facts.revision >= event.data.revision
        ? undefined
        : { facts: event.data, withdrawn: false, amendedAt: null, restricted: before?.restricted ?? false }
    case "nl.kruisverband.signal.amended.v1": {
      const { sameEvidence, ...facts } = event.data
      const amendedAt = sameEvidence === true ? (before?.amendedAt ?? null) : now
      return before !== undefined && before.facts.revision >= facts.revision
        ? undefined
        : { facts, withdrawn: false, amendedAt, restricted: before?.restricted ?? false }
    }
    case "nl.kruisverband.signal.restricted.v1":
      return before === undefined || before.withdrawn || before.facts.revision >= event.data.revision
        ? undefined
        : { ...before, facts: { ...before.facts, revision: event.data.revision }, restricted: true }
    case "nl.kruisverband.signal.restriction-lifted.v1":
      return before !== undefined && (before.withdrawn || before.facts.revision >= event.data.revision)
        ? undefined
        : { facts: event.data, withdrawn: false, amendedAt: before?.amendedAt ?? null, restricted: false }
    case "nl.kruisverband.signal.sharing-changed.v1":
      return before === undefined || before.facts.revision >= event.data.revision
        ? undefined
        : { ...before, facts: { ...before.facts, level: event.data.level, revision: event.data.revision } }
    case "nl.kruisverband.signal.withdrawn.v1":
    case "nl.kruisverband.signal.erased.v1":
      return before === undefined || before.withdrawn
        ? undefined
        : {
            ...before,
            facts: tombstone({ ...before.facts, revision: event.data.revision }),
            withdrawn: true,
            restricted: false
          }
    default:
      return undefined
  }
}

const signalOf = (event: Event): string | undefined => {
  switch (event.type) {
    case "nl.kruisverband.signal.registered.v1":
    case "nl.kruisverband.signal.amended.v1":
    case "nl.kruisverband.signal.sharing-changed.v1":
    case "nl.kruisverband.signal.restricted.v1":
    case "nl.kruisverband.signal.restriction-lifted.v1":
    case "nl.kruisverband.signal.withdrawn.v1":
    case "nl.kruisverband.signal.erased.v1":
      return event.data.signal
    default:
      return undefined
  }
}

const read = (ids: ReadonlyArray<string>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("projectSignals.read", (db) =>
      db
        .selectFrom("casework.signal")
        .select(["id", "facts", "withdrawn", "amended_at", "restricted"])
        .where("id", "in", ids)
        .execute()
    )
  )

const save = (kept: ReadonlyArray<Kept>) => {
  const rows = JSON.stringify(
    kept.map(({ facts, withdrawn, amendedAt, restricted }) => ({
      id: facts.signal,
      covenant: facts.covenant,
      partner: facts.partner,
      facts,
      revision: facts.revision,
      withdrawn,
      amended_at: amendedAt,
      restricted
    }))
  )
  return Effect.flatMap(Sql, ({ run }) =>
    run("projectSignals.save", (db) =>
      raw`
        insert into casework.signal (id, covenant, partner, facts, revision, withdrawn, amended_at, restricted)
        select * from jsonb_to_recordset(${rows}::jsonb) as r (
          id text, covenant text, partner text, facts jsonb, revision integer, withdrawn boolean, amended_at timestamptz,
          restricted boolean)
        on conflict (covenant, id) do update set facts = excluded.facts, revision = excluded.revision,
          withdrawn = excluded.withdrawn, amended_at = excluded.amended_at, restricted = excluded.restricted`.execute(
        db
      )
    )
  )
}

/** Takes over what became of signals; returns the ids that changed. Two statements, whatever the batch. */
export const projectSignals = Effect.fn("projectSignals")(function* (events: ReadonlyArray<Event>) {
  const ids = [...new Set(events.flatMap((event) => signalOf(event) ?? []))]
  if (ids.length === 0) return []
  const known = new Map<string, Kept>()
  const now = DateTime.formatIso(yield* DateTime.now)
  for (const { id, facts, withdrawn, amended_at, restricted } of yield* read(ids)) {
    const amendedAt = amended_at?.toISOString() ?? null
    known.set(id, { facts: decodeFacts(facts), withdrawn, amendedAt, restricted })
  }
  const changed = new Set<string>()
  const gone = yield* goneAmong(ids)
  for (const event of events) {
    const id = signalOf(event)
    // Told late of what is erased already: there is nothing to show.
    if (id !== undefined && gone.has(id) && !known.has(id)) continue
    const after = id === undefined ? undefined : afterSignalEvent(known.get(id), event, now)
    if (id === undefined || after === undefined) continue
    known.set(id, after)
    changed.add(id)
  }
  const kept = [...changed].flatMap((id) => known.get(id) ?? [])
  if (kept.length > 0) yield* save(kept)
  return [...changed]
})
