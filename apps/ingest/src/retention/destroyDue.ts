import { CovenantId, keptUnder, localDate, mayDestroy, RetentionState, SignalId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result, Schema } from "effect"
import { sql } from "kysely"
import { Erasure } from "../erasure/Erasure.ts"
import { clockUnder, type Kept } from "./clockUnder.ts"
import { NOT_HELD } from "./holding.ts"
import { readVersions } from "./readVersions.ts"
import { KEPT, setClocks } from "./setClocks.ts"

/** Signals in one transaction: few enough that posting never waits long. */
export const DESTRUCTION_BATCH = 200

interface Due extends Kept {
  readonly id: string
  readonly covenant: string
}

const decodeState = Schema.decodeUnknownSync(RetentionState)
const month = (date: string) => date.slice(0, 7)

/** Whole signals whose time is over and that nothing holds, the longest overdue first. Those that another instance has in hand are left to it. */
const takeDue = Effect.fnUntraced(function* (today: string, limit: number) {
  const { run } = yield* Sql
  const { rows } = yield* run("destroyDue.take", (db) =>
    sql<Due>`
      select s.id, s.covenant, ${KEPT} from ingest.signal s
      where s.withdrawn_at is null and s.ends_on <= ${today} and ${NOT_HELD(today)}
      order by s.ends_on, s.id limit ${limit} for update of s skip locked`.execute(db)
  )
  return rows
})

/**
 * Destroys one batch of signals whose time is over, by the act that every erasure is, with the record of what was
 * destroyed: all in one transaction, so that a kill leaves a batch done or not begun. Each clock is worked out again
 * from the covenant as it is now: a column is no ground to destroy on. How many it took in hand; 0: nothing is due.
 */
export const destroyDue = Effect.fn("destroyDue")(function* (limit: number) {
  const { transaction } = yield* Sql
  const { erase } = yield* Erasure
  return yield* transaction(
    Effect.gen(function* () {
      const now = yield* DateTime.now
      const today = localDate(now)
      const due = yield* takeDue(today, limit)
      const known = yield* readVersions(due.map((row) => row.covenant))
      for (const [covenant, own] of Map.groupBy(due, (row) => row.covenant)) {
        const versions = known.get(covenant) ?? []
        const over = own.filter((row) => {
          const document = keptUnder(versions, row.covenantVersion, now)
          if (document === undefined) return false
          return Result.isSuccess(
            mayDestroy({
              covenant: document,
              state: decodeState(row.state),
              endsOn: clockUnder(versions, row, now)?.endsOn ?? null,
              holds: [],
              today,
              count: 1,
              period: { from: month(row.reportedOn), until: month(row.reportedOn) }
            })
          )
        })
        const kept = own.filter((row) => !over.includes(row))
        yield* setClocks(
          covenant,
          versions,
          kept.map((row) => row.id)
        )
        if (over.length === 0) continue
        yield* erase({
          covenant: CovenantId.make(covenant),
          signals: over.map((row) => SignalId.make(row.id)),
          cause: "retention",
          askedBy: "system:retention",
          reference: undefined
        })
      }
      return due.length
    })
  )
})

/** How many could be destroyed now. */
export const countDue = Effect.gen(function* () {
  const { run } = yield* Sql
  const today = localDate(yield* DateTime.now)
  const { rows } = yield* run("destroyDue.count", (db) =>
    sql<{ due: number }>`
      select count(*)::integer as due from ingest.signal s
      where s.withdrawn_at is null and s.ends_on <= ${today} and ${NOT_HELD(today)}`.execute(db)
  )
  return rows[0]?.due ?? 0
})
