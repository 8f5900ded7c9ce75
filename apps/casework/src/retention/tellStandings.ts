import { CovenantId, RetentionState, SignalId, TellableStage } from "@kruisverband/domain"
import { SignalStandingChanged } from "@kruisverband/events"
import { Outbox, Sql } from "@kruisverband/store"
import { Context, DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { tellableSignals } from "./tellableSignals.ts"

interface Standing {
  readonly signal: string
  readonly covenant: string
  readonly state: string
  readonly confirmed: boolean
  readonly since: Date
  readonly revision: number
  readonly told: string
  readonly told_at: Date | null
}

/** False while links are made anew from the log: how signals stood on the way is no news, and would begin their clocks again. */
export const StandingsAreTold = Context.Reference<boolean>("casework/retention/StandingsAreTold", {
  defaultValue: () => true
})

const decodeState = Schema.decodeUnknownSync(RetentionState)
const decodeStage = Schema.decodeUnknownSync(TellableStage)

/** In place of a stage: its poster may know no more than that it was read. */
const UNTOLD = "none"

/**
 * Tells how these signals stand for their retention clocks, those that stand otherwise than was told: in a link that is
 * proposed or confirmed, else rejected by people, else in none; and how far its poster may know that it is. A state that stays keeps its beginning. One statement,
 * in the transaction that changed their links; signals that are gone have no clock. `began`: when a state that was
 * never told of began; a link's beginning is that of its signals only as far as nothing better is known.
 */
export const tellStandings = Effect.fn("tellStandings")(function* (
  signals: ReadonlyArray<string>,
  began: "now" | "with-its-link" = "now"
) {
  if (signals.length === 0 || !(yield* StandingsAreTold)) return
  const { run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const told = JSON.stringify(Object.fromEntries(yield* tellableSignals(signals)))
  const { rows } = yield* run("tellStandings", (db) =>
    raw<Standing>`
      with asked as (
        select a.signal from unnest(${signals}::text[]) as a (signal)
        where not exists (select from casework.gone g where g.signal = a.signal)
      ), found as (
        select a.signal, max(l.covenant) as covenant,
          coalesce(bool_or(l.state in ('proposed', 'confirmed')), false) as linked,
          coalesce(bool_or(l.state = 'confirmed'), false) as confirmed,
          coalesce(bool_or(l.state = 'rejected'), false) as rejected,
          min(l.proposed_at) filter (where l.state in ('proposed', 'confirmed')) as linked_at,
          max(l.updated_at) filter (where l.state = 'rejected') as rejected_at
        from asked a left join casework.link_signal m on m.signal = a.signal left join casework.link l on l.id = m.link
        group by a.signal
      ), standing as (
        select f.signal, coalesce(f.covenant, old.covenant) as covenant, f.confirmed, old.signal is not null as known,
          case when f.confirmed then coalesce(${told}::jsonb ->> f.signal, ${UNTOLD}) else ${UNTOLD} end as told,
          case when f.linked then 'linked' when f.rejected then 'rejected' else 'unlinked' end as state,
          case when ${began === "with-its-link"} then
            greatest(case when f.linked then f.linked_at else f.rejected_at end, (c.facts ->> 'receivedAt')::timestamptz)
          end as began
        from found f left join casework.signal_standing old on old.signal = f.signal
        left join casework.signal c on c.id = f.signal
      )
      insert into casework.signal_standing as s (signal, covenant, state, confirmed, since, revision, told, told_at)
      select signal, covenant, state, confirmed, coalesce(began, ${now}::timestamptz), 1, told,
        case when told <> ${UNTOLD} then ${now}::timestamptz end from standing
      where known or state <> 'unlinked'
      order by signal
      on conflict (signal) do update set state = excluded.state, confirmed = excluded.confirmed,
        since = case when s.state = excluded.state then s.since else ${now}::timestamptz end, revision = s.revision + 1,
        told = excluded.told, told_at = case when s.told = excluded.told then s.told_at else excluded.told_at end
        where (s.state, s.confirmed, s.told) is distinct from (excluded.state, excluded.confirmed, excluded.told)
      returning signal, covenant, state, confirmed, since, revision, told, told_at`.execute(db)
  )
  yield* Outbox.append(
    rows.map(({ confirmed, covenant, revision, signal, since, state, told, told_at: toldAt }) => ({
      event: SignalStandingChanged.make({
        signal: SignalId.make(signal),
        covenant: CovenantId.make(covenant),
        state: decodeState(state),
        confirmed,
        since: since.toISOString(),
        revision,
        ...(toldAt === null ? {} : { told: { stage: decodeStage(told), at: toldAt.toISOString() } })
      }),
      subject: signal,
      partitionkey: covenant
    }))
  )
})

/** Tells of every signal that stands otherwise than was told, after links were made anew. In the caller's transaction. */
export const tellAllStandings = Effect.gen(function* () {
  const { run } = yield* Sql
  const { rows } = yield* run("tellAllStandings", (db) =>
    raw<{ signal: string }>`
      select signal from casework.link_signal union select signal from casework.signal_standing order by 1`.execute(db)
  )
  yield* tellStandings(rows.map(({ signal }) => signal))
})

/** Signals in one transaction. */
const BATCH = 500

/** Signals in confirmed links from before posters were told: once, before anything is served. */
const tellPosters = Effect.gen(function* () {
  const { run, transaction } = yield* Sql
  const batch = transaction(
    Effect.gen(function* () {
      const { rows } = yield* run("tellPosters.take", (db) =>
        raw<{ signal: string }>`
          select signal from casework.signal_standing where told is null order by signal limit ${BATCH}
          for update skip locked`.execute(db)
      )
      const signals = rows.map(({ signal }) => signal)
      yield* tellStandings(signals)
      yield* run("tellPosters.done", (db) =>
        raw`update casework.signal_standing set told = ${UNTOLD}
          where told is null and signal = any(${signals}::text[])`.execute(db)
      )
      return signals.length
    })
  )
  while ((yield* batch) > 0) yield* Effect.yieldNow
})

/** Signals in links from before standings were told: told once, before anything is served. A start that broke off is taken up by the next. */
export const tellUntold = Effect.gen(function* () {
  yield* tellPosters
  const { run, transaction } = yield* Sql
  const batch = transaction(
    Effect.gen(function* () {
      const rows = yield* run("tellUntold", (db) =>
        db
          .selectFrom("casework.link_signal as m")
          .innerJoin("casework.link as l", "l.id", "m.link")
          .select("m.signal")
          .distinct()
          .where("l.state", "in", ["proposed", "confirmed", "rejected"])
          .where(({ exists, not, selectFrom }) =>
            not(
              exists(
                selectFrom("casework.signal_standing as s").select("s.signal").whereRef("s.signal", "=", "m.signal")
              )
            )
          )
          .where(({ exists, not, selectFrom }) =>
            not(exists(selectFrom("casework.gone as g").select("g.signal").whereRef("g.signal", "=", "m.signal")))
          )
          .orderBy("m.signal")
          .limit(BATCH)
          .execute()
      )
      yield* tellStandings(
        rows.map(({ signal }) => signal),
        "with-its-link"
      )
      return rows.length
    })
  )
  while ((yield* batch) > 0) yield* Effect.yieldNow
})
