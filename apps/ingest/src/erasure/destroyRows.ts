import type { ErasureReceipt } from "@kruisverband/contract"
import { type ErasedAs, localDate } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { iso } from "../instant.ts"
import { NOT_HELD } from "../retention/holding.ts"

/**
 * How many of each kind an erasure destroyed. `answers`: kept under a client's idempotency key. `events`: that told
 * codes of the signal, waiting to be told or kept as the embedded log.
 */
export type Destroyed = ErasureReceipt["destroyed"]

/** A signal of which only its tombstone is left. */
export interface Tombstone {
  readonly covenant: string
  readonly signal: string
  readonly revision: number
  /** As it was before: for the record of a destruction. */
  readonly covenantVersion: number
  readonly state: string
  /** Month of receipt, `YYYY-MM`. */
  readonly month: string
  /** A hold had kept it past the end of its clock. */
  readonly heldLonger: boolean
}

/** A signal of which nothing is erased yet. */
export interface Whole {
  readonly id: string
  readonly subjects: number
  readonly level: string
}

/**
 * Those of these signals that are still whole, locked until the transaction ends, by id. `unheld`: and that no hold keeps
 * (L19).
 */
export const lockWhole = Effect.fnUntraced(function* (
  covenant: string,
  signals: ReadonlyArray<string>,
  unheld: boolean
) {
  const { run } = yield* Sql
  const free = unheld ? NOT_HELD(localDate(yield* DateTime.now)) : sql`true`
  const { rows } = yield* run("Erasure.lock", (db) =>
    sql<Whole>`
      select s.id, s.subjects, s.level from ingest.signal s
      where s.covenant = ${covenant} and s.id = any(${signals}::uuid[]) and s.withdrawn_at is null and ${free}
      order by s.id for update of s`.execute(db)
  )
  return rows
})

/**
 * Destroys keys, seals, questions, kept answers and told events of signals, and takes from their rows all that could say
 * more than that there was a signal, whose, and when it went. One statement, whatever their number.
 */
export const destroyRows = Effect.fnUntraced(function* (
  covenant: string,
  signals: ReadonlyArray<string>,
  as: ErasedAs
) {
  const { run } = yield* Sql
  const now = iso(yield* DateTime.now)
  const { rows } = yield* run("Erasure.destroy", (db) =>
    sql<{ readonly destroyed: Destroyed; readonly tombstones: ReadonlyArray<Tombstone> | null }>`
      with gone as (
        select unnest(${signals}::uuid[]) as id
      ), questions as (
        delete from ingest.request q using gone where q.signal = gone.id returning q.id
      ), keys as (
        delete from ingest.data_key k
        using (select id from gone union all select q.id from ingest.request q join gone on q.signal = gone.id) as record
        where k.covenant = ${covenant} and k.record = record.id returning 1
      ), seals as (
        delete from ingest.vault v using gone where v.covenant = ${covenant} and v.signal = gone.id returning 1
      ), open_encodings as (
        delete from ingest.encoding e using gone where e.covenant = ${covenant} and e.signal = gone.id
      ), restricted as (
        delete from ingest.restricted_signal r using gone where r.signal = gone.id
      ), answers as (
        delete from ingest.idempotency i using gone where i.signal = gone.id returning 1
      ), events as (
        delete from ingest.outbox o using gone where o.subject = gone.id::text returning 1
      ), tombstones as (
        update ingest.signal s set withdrawn_at = ${now}, erased_as = ${as}, revision = s.revision + 1,
          observed_at = to_char(s.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), observed_day = null,
          behaviours = '{}', themes = '{}', subjects = 0, informed = null, posted_by = null, kept_state = 'unlinked',
          kept_since = null, kept_confirmed = false, told = null, told_at = null, minor = null, leaves_on = null, ends_on = null
        from gone join ingest.signal was using (id) where s.covenant = ${covenant} and s.id = gone.id
        returning s.covenant, s.id as signal, s.revision, was.covenant_version as "covenantVersion",
          was.kept_state as state, to_char(was.received_at at time zone 'Europe/Amsterdam', 'YYYY-MM') as month,
          exists (select from ingest.hold h where h.covenant = s.covenant and coalesce(h.lifted_on, h.reaches) >= was.ends_on
            and (h.whole or exists (select from ingest.hold_signal m
              where m.covenant = h.covenant and m.hold = h.id and m.signal = s.id))) as "heldLonger"
      ), holds as (
        delete from ingest.hold_signal h using gone where h.covenant = ${covenant} and h.signal = gone.id
      )
      select json_build_object(
          'dataKeys', (select count(*) from keys), 'seals', (select count(*) from seals),
          'questions', (select count(*) from questions), 'answers', (select count(*) from answers),
          'events', (select count(*) from events)) as destroyed,
        (select json_agg(t order by t.signal) from tombstones t) as tombstones`.execute(db)
  )
  const [row] = rows
  if (row === undefined) return yield* Effect.die("an erasure has one answer")
  return { destroyed: row.destroyed, tombstones: row.tombstones ?? [] }
})
