import { NoticeLine } from "@kruisverband/contract"
import { localDate, noticeOf } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { type RawBuilder, sql as raw } from "kysely"

/** A signal with what was done about the notice to its persons, as it lies in the tables. */
export interface NoticeRow {
  readonly signal: string
  readonly covenant: string
  readonly angle: string
  readonly persons: number
  readonly received_at: string
  readonly link: string | null
  /** Null: nobody acted yet. */
  readonly state: string | null
  readonly due_on: string | null
  readonly deferral: string | null
  readonly ground: string | null
  readonly reviewer: string | null
  readonly decided_on: string | null
  readonly ended_on: string | null
  readonly how: string | null
  readonly told_by: string | null
}

/** Columns of a `NoticeRow`, of `s` (signal), `n` (notice) and `d` (deferral). */
export const COLUMNS = raw`s.id as signal, s.covenant, s.facts ->> 'angle' as angle,
  (s.facts ->> 'subjects')::integer as persons, s.facts ->> 'receivedAt' as received_at,
  (select m.link from casework.link_signal m join casework.link l on l.id = m.link
    where m.signal = s.id and l.state = 'confirmed' order by l.id limit 1) as link,
  n.state, n.due_on, n.deferral::text, d.ground, d.reviewer, d.decided_on, d.ended_on, n.how, n.told_by`

/** A signal of persons that is still kept. */
export const KEPT = raw<boolean>`not s.withdrawn and (s.facts ->> 'subjects')::integer > 0`

const decode = Schema.decodeUnknownSync(NoticeLine)

/** How the notice stands today (L20). */
export const noticeLineOf = (row: NoticeRow, today: string): NoticeLine => {
  const { decided_on, deferral, due_on, ended_on, how, received_at, state, told_by } = row
  const storedOn = localDate(DateTime.makeUnsafe(received_at))
  const waits = state === "deferred" && decided_on !== null && due_on !== null
  const { by, standing } = noticeOf({
    storedOn,
    noticeOn: state === "given" ? (due_on ?? undefined) : undefined,
    deferral: waits ? { decidedOn: decided_on, reviewOn: due_on } : undefined,
    endedOn: state === "due" ? (ended_on ?? undefined) : undefined,
    today
  })
  const { angle, covenant, ground, link, persons, reviewer, signal } = row
  return decode({
    signal,
    covenant,
    angle,
    persons,
    storedOn,
    by: standing === "given" ? due_on : by,
    standing,
    ...(link === null ? {} : { link }),
    ...(waits ? { deferral, ground, reviewer } : {}),
    ...(how === null ? {} : { how }),
    ...(told_by === null ? {} : { toldBy: told_by })
  })
}

const JOINED = raw`casework.signal s left join casework.notice n on n.signal = s.id
  left join casework.deferral d on d.covenant = n.covenant and d.id = n.deferral`

const rowsOf = (condition: RawBuilder<unknown>, tail: RawBuilder<unknown>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("NoticeRecord.find", (db) =>
      raw<NoticeRow>`select ${COLUMNS} from ${JOINED} where ${condition} and ${KEPT} order by s.id ${tail}`.execute(db)
    )
  ).pipe(Effect.map(({ rows }) => rows))

/** These signals of the covenant, as far as they are of persons and kept. `lock`: nobody else acts on them meanwhile. */
export const findNotices = (covenant: string, signals: ReadonlyArray<string>, lock = false) =>
  rowsOf(raw`s.covenant = ${covenant} and s.id = any(${[...signals]}::text[])`, lock ? raw`for update of s` : raw``)

/** Signals whose newest deferral this is. */
export const findNoticesOf = (covenant: string, deferral: string) =>
  rowsOf(raw`n.covenant = ${covenant} and n.deferral = ${deferral}::uuid and n.state = 'deferred'`, raw``)

export interface NoticeState {
  readonly state: "given" | "deferred" | "due"
  readonly dueOn: string
  readonly how?: string | undefined
  readonly toldBy?: string | undefined
  /** Left out: the one that was. */
  readonly deferral?: string | undefined
  readonly by: string
  readonly at: string
}

/** One state for all of these signals. One statement. */
export const putNotices = Effect.fn("NoticeRecord.put")(function* (
  covenant: string,
  signals: ReadonlyArray<string>,
  { at, by, deferral, dueOn, how, state, toldBy }: NoticeState
) {
  const { run } = yield* Sql
  yield* run("NoticeRecord.put", (db) =>
    raw`
      insert into casework.notice (covenant, signal, state, due_on, deferral, how, told_by, by, at)
      select ${covenant}, one.signal, ${state}, ${dueOn}, ${deferral ?? null}::uuid, ${how ?? null}, ${toldBy ?? null},
        ${by}, ${at}::timestamptz
      from unnest(${[...signals]}::text[]) as one (signal)
      on conflict (covenant, signal) do update set state = excluded.state, due_on = excluded.due_on,
        deferral = coalesce(excluded.deferral, notice.deferral), how = excluded.how, told_by = excluded.told_by,
        by = excluded.by, at = excluded.at`.execute(db)
  )
})
