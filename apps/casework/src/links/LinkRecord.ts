import { LinkFacts, LinkState, RetractionReason } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { tellStandings } from "../retention/tellStandings.ts"
import { type Judgement, standingOf, stateOf } from "./judgement.ts"

/** A link as casework keeps it: the machine's last word, and how people's decisions make it stand. */
export interface LinkRecord {
  readonly facts: LinkFacts
  readonly state: LinkState
  /** Why the machine took it back; null while the proposal stands. */
  readonly retraction: RetractionReason | null
  readonly confirmedSignals: ReadonlyArray<string>
  /** Rises with every change. */
  readonly revision: number
  /** UTC instants, ISO 8601 with milliseconds. */
  readonly proposedAt: string
  readonly updatedAt: string
  /** Since when only decisions hold it together; null: its evidence does. */
  readonly heldSince: string | null
}

const decodeFacts = Schema.decodeUnknownSync(LinkFacts)
const decodeState = Schema.decodeUnknownSync(LinkState)
const decodeRetraction = Schema.decodeUnknownSync(Schema.NullOr(RetractionReason))

export interface LinkColumns {
  readonly state: string
  readonly facts: unknown
  readonly retraction: string | null
  readonly confirmed_signals: ReadonlyArray<string>
  readonly revision: number
  readonly proposed_at: Date
  readonly updated_at: Date
  /** Absent of what is no link. */
  readonly held_since?: Date | null
}

export const recordOf = (row: LinkColumns): LinkRecord => ({
  facts: decodeFacts(row.facts),
  state: decodeState(row.state),
  retraction: decodeRetraction(row.retraction),
  confirmedSignals: row.confirmed_signals,
  revision: row.revision,
  proposedAt: row.proposed_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  heldSince: row.held_since?.toISOString() ?? null
})

/** The record under the decisions in force: its state and confirmed signals follow, nothing else changes. */
export const judged = (record: LinkRecord, judgements: ReadonlyArray<Judgement>): LinkRecord => {
  const standing = standingOf(record.facts.signals, record.facts.facets, judgements)
  return { ...record, state: stateOf(standing, record.retraction), confirmedSignals: standing.confirmedSignals }
}

/** Decisions and the machine's changes in a covenant wait for each other, until the end of the transaction. */
export const lockCovenants = Effect.fn("LinkRecord.lock")(function* (covenants: Iterable<string>) {
  const { run } = yield* Sql
  // One order for all, so that no two wait for each other in a circle.
  for (const covenant of [...new Set(covenants)].sort()) {
    yield* run("LinkRecord.lock", (db) =>
      raw`select pg_advisory_xact_lock(hashtextextended(${`casework/${covenant}`}, 0))`.execute(db)
    )
  }
})

const COLUMNS = [
  "id",
  "state",
  "facts",
  "retraction",
  "confirmed_signals",
  "revision",
  "proposed_at",
  "updated_at",
  "held_since"
] as const

/** Links by id; unknown ones are left out. */
export const readRecords = Effect.fn("LinkRecord.read")(function* (ids: ReadonlyArray<string>) {
  if (ids.length === 0) return new Map<string, LinkRecord>()
  const { run } = yield* Sql
  const rows = yield* run("LinkRecord.read", (db) =>
    db.selectFrom("casework.link").select(COLUMNS).where("id", "in", ids).execute()
  )
  return new Map(rows.map((row) => [row.id, recordOf(row)] as const))
})

/** Links of which at least two signals are among these. */
export const readOverlapping = Effect.fn("LinkRecord.overlapping")(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("LinkRecord.overlapping", (db) =>
    db
      .selectFrom("casework.link")
      .select(COLUMNS)
      .where("id", "in", (inner) =>
        inner
          .selectFrom("casework.link_signal")
          .select("link")
          .where("signal", "in", signals)
          .groupBy("link")
          .having((eb) => eb.fn.countAll(), ">=", 2)
      )
      .orderBy("id")
      .execute()
  )
  return rows.map(recordOf)
})

/** Writes links whole, new or known, which signals each has, and tells how those stand now. One statement each, whatever their number. */
export const saveRecords = Effect.fn("LinkRecord.save")(function* (records: ReadonlyArray<LinkRecord>) {
  if (records.length === 0) return
  const { run } = yield* Sql
  const rows = JSON.stringify(
    records.map(({ facts, ...record }) => ({
      id: facts.link,
      covenant: facts.covenant,
      state: record.state,
      facets: facts.facets,
      angles: facts.angles,
      municipalities: facts.municipalities,
      facts,
      retraction: record.retraction,
      confirmed_signals: record.confirmedSignals,
      revision: record.revision,
      proposed_at: record.proposedAt,
      updated_at: record.updatedAt,
      held_since: record.heldSince
    }))
  )
  const ids = records.map((record) => record.facts.link)
  const members = records.flatMap(({ facts }) => facts.signals.map((signal) => ({ link: facts.link, signal })))
  const left = yield* run("LinkRecord.save", async (db) => {
    await raw`
      insert into casework.link
      select * from jsonb_to_recordset(${rows}::jsonb) as r (
        id text, covenant text, state text, facets text[], angles text[], municipalities text[], facts jsonb,
        retraction text, confirmed_signals text[], revision integer, proposed_at timestamptz, updated_at timestamptz,
        held_since timestamptz)
      on conflict (covenant, id) do update set
        state = excluded.state, facets = excluded.facets, angles = excluded.angles,
        municipalities = excluded.municipalities, facts = excluded.facts, retraction = excluded.retraction,
        confirmed_signals = excluded.confirmed_signals, revision = excluded.revision,
        proposed_at = excluded.proposed_at, updated_at = excluded.updated_at, held_since = excluded.held_since`.execute(
      db
    )
    const before = await db.deleteFrom("casework.link_signal").where("link", "in", ids).returning("signal").execute()
    if (members.length > 0) await db.insertInto("casework.link_signal").values(members).execute()
    return before
  })
  yield* tellStandings([...new Set([...left.map(({ signal }) => signal), ...members.map(({ signal }) => signal)])])
})
