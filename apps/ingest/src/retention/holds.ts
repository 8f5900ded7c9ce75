import type { HoldView } from "@kruisverband/contract"
import { CovenantId, holdReaches, localDate } from "@kruisverband/domain"
import { Ids, Sql } from "@kruisverband/store"
import {
  CovenantKeyring,
  findDataKeys,
  KeysNotReady,
  openUnder,
  putDataKeys,
  sealUnder,
  withRing
} from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"

interface HoldRow {
  readonly covenant: string
  readonly id: string
  readonly reason: Uint8Array
  readonly set_on: string
  readonly until: string
  readonly reaches: string
  readonly set_by: string
  readonly confirmed_by: string | null
  readonly lifted_on: string | null
  readonly whole: boolean
  readonly signals: number
}

/** Holds that keep something still, or a whole covenant, newest first; those of which all signals are gone are gone themselves. */
const findHolds = Effect.fnUntraced(function* (covenants: ReadonlyArray<string>, id?: string) {
  const { run } = yield* Sql
  const one = id === undefined ? sql`true` : sql`h.id = ${id}::uuid`
  const { rows } = yield* run("holds.find", (db) =>
    sql<HoldRow>`
      select h.*, case when h.whole
          then (select count(*) from ingest.signal s where s.covenant = h.covenant and s.withdrawn_at is null)
          else (select count(*) from ingest.hold_signal m where m.covenant = h.covenant and m.hold = h.id)
        end::integer as signals
      from ingest.hold h
      where h.covenant = any(${[...covenants]}::text[]) and ${one} and (h.whole or exists (
        select from ingest.hold_signal m where m.covenant = h.covenant and m.hold = h.id))
      order by h.set_on desc, h.id desc`.execute(db)
  )
  return rows
})

/** With their reasons; where the keys are gone there are no words any more. */
const opened = Effect.fnUntraced(function* (rows: ReadonlyArray<HoldRow>) {
  const views: Array<HoldView> = []
  for (const [covenant, own] of Map.groupBy(rows, (row) => row.covenant)) {
    const keys = yield* findDataKeys(
      covenant,
      own.map((row) => row.id)
    )
    const words = yield* withRing(covenant, (ring) =>
      Effect.forEach(own, (row) => {
        const key = keys.get(row.id)
        return key === undefined ? Effect.succeed("") : Effect.map(openUnder(ring, key, "reason", row.reason), decode)
      })
    )
    for (const [index, row] of own.entries()) {
      views.push({
        id: row.id,
        covenant: CovenantId.make(covenant),
        signals: row.signals,
        whole: row.whole,
        reason: words?.[index] ?? "",
        setOn: row.set_on,
        setBy: row.set_by,
        until: row.until,
        reaches: row.reaches,
        ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
        ...(row.lifted_on === null ? {} : { liftedOn: row.lifted_on })
      })
    }
  }
  return views
})

const decode = (plain: Uint8Array) => new TextDecoder().decode(plain)

export const readHolds = (covenants: ReadonlyArray<string>) => Effect.flatMap(findHolds(covenants), opened)

/** Those that a hold is to keep and that are whole; without `signals`: those of the covenant that a run might be at. */
const lockKept = Effect.fnUntraced(function* (covenant: string, signals: ReadonlyArray<string> | undefined) {
  const { run } = yield* Sql
  const today = localDate(yield* DateTime.now)
  const some = signals === undefined ? sql`ends_on <= ${today}` : sql`id = any(${[...signals]}::uuid[])`
  const { rows } = yield* run("holds.lock", (db) =>
    sql<{ id: string }>`
      select id from ingest.signal where covenant = ${covenant} and ${some} and withdrawn_at is null
      order by id for update`.execute(db)
  )
  return rows
})

/**
 * Keeps whole signals of a covenant until a day, or all of it; undefined: none of them is whole, or there is no such
 * covenant. They are locked first, so that a run that is about to destroy them has done so by then, or leaves them.
 */
export const setHold = Effect.fn("holds.set")(function* (order: {
  readonly covenant: string
  readonly signals?: ReadonlyArray<string> | undefined
  readonly reason: string
  readonly until: string
  readonly by: string
}) {
  const { by, covenant, reason, signals, until } = order
  const { run, transaction } = yield* Sql
  const ring = yield* (yield* CovenantKeyring).find(covenant)
  if (ring === undefined) return undefined
  const id = yield* (yield* Ids).uuid7
  const { fields, key } = yield* sealUnder(ring, id, { reason: new TextEncoder().encode(reason) })
  return yield* transaction(
    Effect.gen(function* () {
      const whole = signals === undefined
      const rows = yield* lockKept(covenant, signals)
      if (rows.length === 0 && !whole) return undefined
      if ((yield* putDataKeys(covenant, [key])) === 0) return yield* new KeysNotReady({ covenant })
      const setOn = localDate(yield* DateTime.now)
      const reaches = holdReaches({ setOn, until, confirmed: false })
      yield* run("holds.insert", async (db) => {
        await db
          .insertInto("ingest.hold")
          .values({ covenant, id, reason: fields.reason, set_on: setOn, until, reaches, set_by: by, whole })
          .execute()
        if (whole) return
        await db
          .insertInto("ingest.hold_signal")
          .values(rows.map((row) => ({ covenant, signal: row.id, hold: id })))
          .execute()
      })
      return (yield* opened(yield* findHolds([covenant], id)))[0]
    })
  )
})

/** By another person than set it: it reaches to its end from now on. Undefined: no such hold, or that person's own. */
export const confirmHold = Effect.fn("holds.confirm")(function* (covenant: string, id: string, by: string) {
  const { run } = yield* Sql
  yield* run("holds.confirm", (db) =>
    sql`
      update ingest.hold set confirmed_by = ${by}, reaches = until
      where covenant = ${covenant} and id = ${id}::uuid and set_by <> ${by} and confirmed_by is null
        and lifted_on is null`.execute(db)
  )
  const [hold] = yield* opened(yield* findHolds([covenant], id))
  return hold?.setBy === by ? undefined : hold
})

/** The clocks of its signals go on. Idempotent. */
export const liftHold = Effect.fn("holds.lift")(function* (covenant: string, id: string, by: string) {
  const { run } = yield* Sql
  const today = localDate(yield* DateTime.now)
  yield* run("holds.lift", (db) =>
    sql`
      update ingest.hold set lifted_by = ${by}, lifted_on = ${today}
      where covenant = ${covenant} and id = ${id}::uuid and lifted_on is null`.execute(db)
  )
  return (yield* opened(yield* findHolds([covenant], id)))[0]
})

/** Destroys holds, and their words, of which every signal is gone; one on a whole covenant once it is over as well. */
export const forgetHolds = Effect.gen(function* () {
  const { run } = yield* Sql
  const today = localDate(yield* DateTime.now)
  yield* run("holds.forget", (db) =>
    sql`
      with over as (
        delete from ingest.hold h
        where (not h.whole or h.lifted_on is not null or h.reaches < ${today})
          and not exists (select from ingest.hold_signal m where m.covenant = h.covenant and m.hold = h.id)
          and not (h.whole and exists (
            select from ingest.signal s where s.covenant = h.covenant and s.withdrawn_at is null))
        returning covenant, id
      )
      delete from ingest.data_key k using over where k.covenant = over.covenant and k.record = over.id`.execute(db)
  )
})
