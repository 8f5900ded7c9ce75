import {
  localDate,
  PartnerId as Partner,
  type PartnerId,
  recipientsToTell,
  type Seen,
  SignalId
} from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql as raw } from "kysely"
import type { RightsRecord } from "./RightsRecord.ts"
import { inFuture } from "./registerRequest.ts"
import { type Desk, logRights, requireRequest, show } from "./rightsDesk.ts"

interface SeenRow {
  readonly person: string
  readonly partner: string | null
  readonly signal: string
  readonly at: Date
}

/** Who saw something of these signals, by the processing log; not for the sake of a person's rights, as the officer does. */
const readSeen = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const { rows } = yield* run("recipients.seen", (db) =>
    raw<SeenRow>`
      select u.id as person, u.partner, l.object as signal, max(l.at) as at
      from casework.processing_log l join casework.app_user u on u.id = l.who
      where l.object_kind = 'signal' and l.object = any(${[...signals]}::text[])
        and l.level in ('existence-only', 'without-source', 'full') and l.purpose <> 'rights-of-persons'
      group by u.id, u.partner, l.object order by u.id, l.object`.execute(db)
  )
  return rows
})

const dayOf = (at: Date): string => localDate(DateTime.fromDateUnsafe(at))

const byPartner = (rows: ReadonlyArray<SeenRow>): ReadonlyArray<Seen> =>
  rows.flatMap(({ at, partner, signal }) =>
    partner === null ? [] : [{ by: Partner.make(partner), signal: SignalId.make(signal), on: dayOf(at) }]
  )

/** Who works for the region and so for no organisation: each is told in person. */
const staffOf = (rows: ReadonlyArray<SeenRow>) =>
  [
    ...Map.groupBy(
      rows.filter(({ partner }) => partner === null),
      ({ person }) => person
    )
  ].map(([person, own]) => ({
    person,
    signals: own.map(({ signal }) => signal),
    lastOn: own.map(({ at }) => dayOf(at)).reduce((last, on) => (on > last ? on : last))
  }))

/** Organisations of which somebody works with signals of the covenant here, and so reads a notice. */
const reachable = Effect.fnUntraced(function* (covenant: string, partners: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("recipients.reachable", (db) =>
    db
      .selectFrom("casework.app_user as u")
      .innerJoin("casework.user_grant as g", "g.user_id", "u.id")
      .select("u.partner")
      .distinct()
      .where("u.partner", "in", partners)
      .where("u.blocked_at", "is", null)
      .where("g.covenant", "=", covenant)
      .where("g.role", "<>", "signatory")
      .execute()
  )
  return new Set(rows.map(({ partner }) => partner))
})

const sourcesOf = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("recipients.sources", (db) =>
    db.selectFrom("casework.signal").select(["id", "partner"]).where("id", "in", signals).execute()
  )
  return new Map(rows.map(({ id, partner }) => [SignalId.make(id), { source: Partner.make(partner) }] as const))
})

/**
 * Notes whom the correction or erasure has to be passed on to (L23; AVG 19), and tells those who work here by a notice in
 * the platform. In the caller's transaction.
 */
export const noteRecipients = Effect.fn("rights.noteRecipients")(function* ({ covenant, id, signals }: RightsRecord) {
  const chosen = signals.filter((one) => one.chosen).map(({ candidate }) => candidate.signal)
  if (chosen.length === 0) return
  const seen = yield* readSeen(chosen)
  const recipients = recipientsToTell(yield* sourcesOf(chosen), byPartner(seen))
  const today = localDate(yield* DateTime.now)
  const { uuid7 } = yield* Ids
  const { run } = yield* Sql
  if (recipients.length > 0) {
    const here = yield* reachable(
      covenant,
      recipients.map(({ partner }) => partner)
    )
    const rows = yield* Effect.forEach(recipients, ({ lastOn, partner, signals: own }) =>
      Effect.gen(function* () {
        const notice = here.has(partner) ? yield* uuid7 : null
        const told = { notice, told_on: notice === null ? null : today, told_by: null }
        return { request: id, partner, signals: [...own], last_on: lastOn, ...told }
      })
    )
    yield* run("recipients.note", (db) =>
      db
        .insertInto("casework.rights_recipient")
        .values(rows)
        .onConflict((conflict) => conflict.columns(["request", "partner"]).doNothing())
        .execute()
    )
  }
  const staff = yield* Effect.forEach(staffOf(seen), ({ lastOn, person, signals: own }) =>
    Effect.map(uuid7, (notice) => ({
      ...{ request: id, person, signals: own, last_on: lastOn, told_on: today, notice }
    }))
  )
  if (staff.length === 0) return
  yield* run("recipients.noteStaff", (db) =>
    db
      .insertInto("casework.rights_staff")
      .values(staff)
      .onConflict((conflict) => conflict.columns(["request", "person"]).doNothing())
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
