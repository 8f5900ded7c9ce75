import { answerTermsOf, type CovenantId, localDate, noticeInTimeFrom, startOfLocalDay } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"
import { KEPT } from "./NoticeRecord.ts"

interface Row {
  readonly covenant: string
  readonly what: "request" | "notice" | "review" | "revocation"
  readonly received_on: string | null
  readonly extension_told_on: string | null
  readonly police: boolean
  readonly answered: boolean
  readonly number: number
}

/** What a covenant's rights desk has open, and what of it is late. Numbers, and nothing of anybody. */
export interface DeskCount {
  readonly covenant: CovenantId
  readonly open: number
  readonly due: number
  readonly late: number
  readonly noticesLate: number
  readonly reviewsLate: number
  readonly revocations: number
}

/** Requests by what their terms follow from, and notices and reviews that are over: one statement for all covenants. */
const readCounts = Effect.fnUntraced(function* (covenants: ReadonlyArray<string>, today: string) {
  const { run } = yield* Sql
  const since = DateTime.formatIso(startOfLocalDay(noticeInTimeFrom(today)))
  const own = raw`any(${[...covenants]}::text[])`
  const { rows } = yield* run("countLate.read", (db) =>
    raw<Row>`
      select covenant, 'request' as what, received_on, extension_told_on, police, answered, count(*)::integer as number
      from (select r.covenant, r.received_on, r.extension_told_on, r.outcome is not null as answered,
          exists (select from casework.rights_signal g
            where g.request = r.id and g.chosen and g.candidate ->> 'angle' = 'police') as police
        from casework.rights_request r where r.covenant = ${own} and r.state in ('registered', 'open', 'closing')) open
      group by covenant, received_on, extension_told_on, police, answered
      union all
      select s.covenant, 'notice', null, null, false, false, count(*)::integer
      from casework.signal s left join casework.notice n on n.signal = s.id
      where s.covenant = ${own} and ${KEPT}
        and (n.signal is null and s.facts ->> 'receivedAt' < ${since} or n.state = 'due' and n.due_on < ${today})
      group by s.covenant
      union all
      select n.covenant, 'review', null, null, false, false, count(distinct n.deferral)::integer
      from casework.notice n join casework.signal s on s.id = n.signal
      where n.covenant = ${own} and ${KEPT} and n.state = 'deferred' and n.due_on < ${today}
      group by n.covenant
      union all
      select covenant, 'revocation', null, null, false, false, count(*)::integer
      from casework.rights_revocation where covenant = ${own} and done_on is null group by covenant`.execute(db)
  )
  return rows
})

const standingOf = ({ answered, extension_told_on, police, received_on }: Row, today: string) =>
  answered || received_on === null
    ? "answered"
    : answerTermsOf({
        receivedOn: received_on,
        extension: extension_told_on === null ? undefined : { toldOn: extension_told_on, reason: "recorded" },
        police,
        today
      }).standing

/** For each of these covenants of which anything is open, in their order. */
export const countLate = Effect.fn("notices.countLate")(function* (
  covenants: ReadonlyArray<CovenantId>,
  now: DateTime.Utc
) {
  if (covenants.length === 0) return []
  const today = localDate(now)
  const rows = yield* readCounts(covenants, today)
  return covenants.flatMap((covenant) => {
    const own = rows.filter((row) => row.covenant === covenant)
    if (own.length === 0) return []
    const sum = (which: (row: Row) => boolean) => own.filter(which).reduce((total, row) => total + row.number, 0)
    const requests = (standing: string) => sum((row) => row.what === "request" && standingOf(row, today) === standing)
    const count: DeskCount = {
      covenant,
      open: sum(({ what }) => what === "request"),
      due: requests("due"),
      late: requests("late"),
      noticesLate: sum(({ what }) => what === "notice"),
      reviewsLate: sum(({ what }) => what === "review"),
      revocations: sum(({ what }) => what === "revocation")
    }
    return [count]
  })
})
