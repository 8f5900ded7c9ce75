import {
  localDate,
  PartnerId as Partner,
  type PartnerId,
  recipientsToTell,
  type Seen,
  SignalId
} from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"
import type { RightsRecord } from "./RightsRecord.ts"
import { inFuture } from "./registerRequest.ts"
import { type Desk, logRights, requireRequest, show } from "./rightsDesk.ts"

/** Who of which organisation saw something of these signals, by the processing log. */
const seenOf = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const { rows } = yield* run("recipients.seen", (db) =>
    raw<{ partner: string; signal: string; at: Date }>`
      select u.partner, l.object as signal, max(l.at) as at
      from casework.processing_log l join casework.app_user u on u.id = l.who
      where l.object_kind = 'signal' and l.object = any(${[...signals]}::text[]) and u.partner is not null
        and l.level in ('existence-only', 'without-source', 'full')
      group by u.partner, l.object`.execute(db)
  )
  return rows.map(
    ({ at, partner, signal }): Seen => ({
      by: Partner.make(partner),
      signal: SignalId.make(signal),
      on: localDate(DateTime.fromDateUnsafe(at))
    })
  )
})

const sourcesOf = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("recipients.sources", (db) =>
    db.selectFrom("casework.signal").select(["id", "partner"]).where("id", "in", signals).execute()
  )
  return new Map(rows.map(({ id, partner }) => [SignalId.make(id), { source: Partner.make(partner) }] as const))
})

/** Notes whom the correction or erasure has to be passed on to (L23; AVG 19). In the caller's transaction. */
export const noteRecipients = Effect.fn("rights.noteRecipients")(function* ({ id, signals }: RightsRecord) {
  const chosen = signals.filter((one) => one.chosen).map(({ candidate }) => candidate.signal)
  if (chosen.length === 0) return
  const recipients = recipientsToTell(yield* sourcesOf(chosen), yield* seenOf(chosen))
  if (recipients.length === 0) return
  const { run } = yield* Sql
  yield* run("recipients.note", (db) =>
    db
      .insertInto("casework.rights_recipient")
      .values(
        recipients.map(({ lastOn, partner, signals: seen }) => ({
          request: id,
          partner,
          signals: [...seen],
          last_on: lastOn,
          told_on: null,
          told_by: null
        }))
      )
      .onConflict((conflict) => conflict.columns(["request", "partner"]).doNothing())
      .execute()
  )
})

/** Records that a recipient was told; the first day stands. */
export const tellOne = Effect.fn("rights.tell")(function* (desk: Desk, id: string, partner: PartnerId, toldOn: string) {
  const { record, viewpoint } = yield* requireRequest(desk, id)
  if (!record.recipients.some((one) => one.partner === partner)) return yield* notFound()
  if (toldOn > localDate(viewpoint.now)) return yield* inFuture("/toldOn")
  const { run, transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      yield* run("recipients.told", (db) =>
        db
          .updateTable("casework.rights_recipient")
          .set({ told_on: toldOn, told_by: desk.caller.user.id })
          .where("request", "=", id)
          .where("partner", "=", partner)
          .where("told_on", "is", null)
          .execute()
      )
      yield* logRights(desk, record, "rights-recipient-told")
    })
  )
  return yield* show(desk, id)
})
