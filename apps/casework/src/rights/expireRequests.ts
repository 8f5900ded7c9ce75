import { addTerm, localDate, logClauses, logPurposes } from "@kruisverband/domain"
import { newTrace } from "@kruisverband/http"
import { appendGroups, Sql } from "@kruisverband/store"
import { DateTime, Effect, Result, Schedule } from "effect"
import { sql as raw } from "kysely"
import { type Covenants, readCovenants } from "../registry/Registry.ts"
import { listClosed, type RightsRecord } from "./RightsRecord.ts"
import { endOf } from "./requestEnd.ts"

const BATCH = 200
/** As often as signals' clocks are looked at. */
const EVERY = "1 hour"

/** What is left is that there was such a request, when it came in and how it ended: nothing of who, what or whom. */
const destroy = Effect.fnUntraced(function* (requests: ReadonlyArray<RightsRecord>, today: string) {
  const ids = requests.map(({ id }) => id)
  const own = raw`any(${ids}::text[])`
  const { run } = yield* Sql
  yield* run("expireRequests.destroy", (db) =>
    raw`
      with words as (
        delete from casework.rights_words where request = ${own} returning covenant, id
      ), keys as (
        delete from casework.data_key k using words where k.covenant = words.covenant and k.record = words.id
      ), signals as (
        delete from casework.rights_signal where request = ${own}
      ), recipients as (
        delete from casework.rights_recipient where request = ${own}
      ), staff as (
        delete from casework.rights_staff where request = ${own}
      ), revocations as (
        delete from casework.rights_revocation where request = ${own}
      )
      update casework.rights_request set state = 'expired', expired_on = ${today}, asked_by = '{}', incapable = false,
        made_at = null, identity = null, acting = null, extension_told_on = null, told_on = null, receipt = null,
        revision = revision + 1
      where id = ${own}`.execute(db)
  )
  const trace = yield* newTrace
  yield* appendGroups(
    requests.map(({ covenant, id }) => ({
      line: {
        ...{
          who: "system:svc-casework",
          role: "service",
          action: "rights-request-expired",
          objectKind: "rights-request"
        },
        ...{ object: id, covenant, purpose: logPurposes.erasure, clause: logClauses.erased, level: "", trace }
      },
      children: []
    }))
  )
})

/** Whether its term is over on a day. */
const isOver = (record: RightsRecord, covenants: Covenants, today: string, on: string) => {
  const end = endOf(record, covenants, today)
  return end !== undefined && end.endsOn !== null && end.endsOn <= on
}

const expireBatch = Effect.fnUntraced(function* (after: string, covenants: Covenants, today: string) {
  const closed = yield* listClosed(after, BATCH, true)
  const due = closed.filter((record) => isOver(record, covenants, today, today))
  if (due.length > 0) yield* destroy(due, today)
  return { expired: due.length, last: closed.at(-1)?.id }
})

/**
 * Destroys what is kept of requests whose own term is over, a batch in each transaction: whoever stops it stops it between
 * two, and the next run goes on. Any number of instances may run it at once. How many it was.
 */
export const expireRequests = Effect.gen(function* () {
  const { transaction } = yield* Sql
  const covenants = yield* readCovenants()
  const today = localDate(yield* DateTime.now)
  let expired = 0
  let after: string | undefined = ""
  while (after !== undefined) {
    const batch: { readonly expired: number; readonly last: string | undefined } = yield* transaction(
      expireBatch(after, covenants, today)
    )
    expired += batch.expired
    after = batch.last
  }
  return expired
}).pipe(Effect.withSpan("expireRequests"))

/** How many would go within so many days, as things stand; destroys nothing. */
export const countRequestsDue = Effect.fn("countRequestsDue")(function* (days: number) {
  const covenants = yield* readCovenants()
  const today = localDate(yield* DateTime.now)
  const until = addTerm(today, `P${days}D`)
  let due = 0
  let after: string | undefined = ""
  while (after !== undefined) {
    const closed: ReadonlyArray<RightsRecord> = yield* listClosed(after, BATCH, false)
    due += closed.filter((record) => isOver(record, covenants, today, until)).length
    after = closed.at(-1)?.id
  }
  return due
})

/** Expires them by itself, for ever: at the start, and then every hour. What fails is tried again the next time. */
export const watchRequests = Effect.gen(function* () {
  const expired = yield* Effect.result(expireRequests)
  if (Result.isFailure(expired)) yield* Effect.logWarning("requests' retention failed", { error: expired.failure._tag })
  else if (expired.success > 0) yield* Effect.logInfo("requests' retention", { expired: expired.success })
}).pipe(Effect.repeat(Schedule.spaced(EVERY)))
