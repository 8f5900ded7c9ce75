import { AGREEMENT_DAYS, AgreedAct, type AgreementRequest, type AgreementState } from "@kruisverband/domain"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { forgetWords } from "./agreementWords.ts"

/** What is asked, of whom. `detail`: codes, never words. */
export interface AgreementOrder {
  readonly act: AgreedAct
  readonly covenant: string
  readonly object: string
  readonly partner?: string | undefined
  readonly detail: Readonly<Record<string, string>>
  readonly askedBy: string
}

/** A request as it is kept. */
export interface AgreementRecord extends AgreementRequest, AgreementOrder {
  readonly id: string
  readonly partner?: string | undefined
  readonly reason: Uint8Array | null
  readonly askedByName: string
  readonly askedAt: Date
  readonly settledBy: string | undefined
  readonly settledByName: string | undefined
}

interface Row {
  readonly id: string
  readonly covenant: string
  readonly act: string
  readonly object: string
  readonly partner: string | null
  readonly detail: unknown
  readonly reason: Uint8Array | null
  readonly asked_by: string
  readonly asked_at: Date
  readonly expires_at: Date
  readonly state: string
  readonly settled_by: string | null
  readonly asker: string | null
  readonly settler: string | null
}

const decodeAct = Schema.decodeUnknownSync(AgreedAct)
const Kept = Schema.Literals(["pending", "agreed", "done", "declined", "withdrawn"]) satisfies Schema.Codec<
  Exclude<AgreementState, "expired">
>
const decodeState = Schema.decodeUnknownSync(Kept)
const decodeDetail = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.String))

const recordOf = (row: Row): AgreementRecord => ({
  id: row.id,
  act: decodeAct(row.act),
  covenant: row.covenant,
  object: row.object,
  ...(row.partner === null ? {} : { partner: row.partner }),
  detail: decodeDetail(row.detail),
  reason: row.reason,
  askedBy: row.asked_by,
  askedByName: row.asker ?? row.asked_by,
  askedAt: row.asked_at,
  expiresAt: DateTime.fromDateUnsafe(row.expires_at),
  state: decodeState(row.state),
  settledBy: row.settled_by ?? undefined,
  settledByName: row.settler ?? row.settled_by ?? undefined
})

const SELECT = raw`select p.*, a.display_name as asker, s.display_name as settler from casework.second_person p
  left join casework.app_user a on a.id = p.asked_by left join casework.app_user s on s.id = p.settled_by`

/** By id; `lock`: until the caller's transaction ends. */
export const findAgreement = Effect.fn("agreements.find")(function* (id: string, lock = false) {
  const { run } = yield* Sql
  const { rows } = yield* run("agreements.find", (db) =>
    raw<Row>`${SELECT} where p.id = ${id}::uuid ${lock ? raw`for update of p` : raw``}`.execute(db)
  )
  return rows[0] === undefined ? undefined : recordOf(rows[0])
})

/** Days for which one that is over is still shown. */
const SHOWN_DAYS = 30

/** Of these covenants: those that wait, soonest over first, and then those that are over, newest first. */
export const listAgreementRecords = Effect.fn("agreements.list")(function* (covenants: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const since = DateTime.formatIso(DateTime.subtract(now, { days: SHOWN_DAYS }))
  const { rows } = yield* run("agreements.list", (db) =>
    raw<Row & { readonly open: boolean }>`
      with p as (
        select *, state in ('pending', 'agreed') and expires_at > ${DateTime.formatIso(now)}::timestamptz as open
        from casework.second_person where covenant = any(${[...covenants]}::text[])
      )
      select p.*, a.display_name as asker, s.display_name as settler from p
      left join casework.app_user a on a.id = p.asked_by left join casework.app_user s on s.id = p.settled_by
      where p.open or p.asked_at > ${since}::timestamptz
      order by p.open desc, case when p.open then p.expires_at end, p.id desc limit 200`.execute(db)
  )
  return rows.map(recordOf)
})

/** The one that is open for this act on this object; undefined: none. */
export const findOpenAgreement = Effect.fn("agreements.findOpen")(function* (
  act: AgreedAct,
  covenant: string,
  object: string
) {
  const { run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const { rows } = yield* run("agreements.findOpen", (db) =>
    raw<Row>`${SELECT}
      where p.covenant = ${covenant} and p.act = ${act} and p.object = ${object} and p.state in ('pending', 'agreed')
        and p.expires_at > ${now}::timestamptz
      order by p.asked_at desc limit 1`.execute(db)
  )
  return rows[0] === undefined ? undefined : recordOf(rows[0])
})

/** Words of requests that nobody decided on in time. In the caller's transaction. */
const forgetExpired = Effect.fn("agreements.forgetExpired")(function* (covenant: string) {
  const { run } = yield* Sql
  const now = DateTime.formatIso(yield* DateTime.now)
  const { rows } = yield* run("agreements.expired", (db) =>
    raw<{ readonly id: string }>`
      select id from casework.second_person
      where covenant = ${covenant} and reason is not null and expires_at <= ${now}::timestamptz order by id`.execute(db)
  )
  yield* forgetWords(
    covenant,
    rows.map(({ id }) => id)
  )
})

/** Keeps a new request for two weeks, in the caller's transaction. `seal`: its words; undefined for a command, which gives codes. */
export const addAgreement = Effect.fn("agreements.add")(function* <E, R>(
  order: AgreementOrder,
  seal: (id: string) => Effect.Effect<Uint8Array | undefined, E, R>
) {
  const { run } = yield* Sql
  const id = yield* (yield* Ids).uuid7
  const now = yield* DateTime.now
  yield* forgetExpired(order.covenant)
  const reason = yield* seal(id)
  yield* run("agreements.add", (db) =>
    db
      .insertInto("casework.second_person")
      .values({
        ...{ id, covenant: order.covenant, act: order.act, object: order.object, partner: order.partner ?? null },
        ...{ detail: JSON.stringify(order.detail), reason: reason ?? null, asked_by: order.askedBy, state: "pending" },
        asked_at: DateTime.formatIso(now),
        expires_at: DateTime.formatIso(DateTime.add(now, { days: AGREEMENT_DAYS }))
      })
      .execute()
  )
  return id
})

/** What became of it. Once done or refused its words go. In the caller's transaction. */
export const settleAgreement = Effect.fn("agreements.settle")(function* (
  { covenant, id }: Pick<AgreementRecord, "covenant" | "id">,
  state: Exclude<AgreementState, "expired" | "pending">,
  by: string | undefined
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  yield* run("agreements.settle", (db) =>
    db
      .updateTable("casework.second_person")
      .set({
        state,
        ...(by === undefined ? {} : { settled_by: by, settled_at: at }),
        ...(state === "done" ? { done_at: at } : {})
      })
      .where("id", "=", id)
      .execute()
  )
  if (state !== "agreed") yield* forgetWords(covenant, [id])
})
