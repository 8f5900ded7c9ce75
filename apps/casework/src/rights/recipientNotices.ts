import { acknowledgeRecipientNotice, listRecipientNotices, RecipientNotice } from "@kruisverband/contract"
import { localDate, type RecipientNoticeId } from "@kruisverband/domain"
import { notFound, route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { readViewpoint, rolesIn, type Viewpoint } from "../links/Viewpoint.ts"
import { appendLog } from "../log/processingLog.ts"
import { traceOf } from "../log/trace.ts"
import { callerOf } from "../session/callerOf.ts"
import type { Desk } from "./rightsDesk.ts"

interface Row {
  readonly notice: unknown
}

const decode = Schema.decodeUnknownSync(RecipientNotice)

/** Who signs sees no signal: it was not them who saw this one. */
const worksWithSignals = (viewpoint: Viewpoint, covenant: string) =>
  rolesIn(viewpoint, covenant).some((role) => role !== "signatory")

/** Notices to the viewer, and to their organisation in covenants in which they work with signals. */
const readOwn = Effect.fnUntraced(function* (viewpoint: Viewpoint, id?: string) {
  const { user, partner } = viewpoint.viewer
  const covenants = [...viewpoint.covenants.keys()].filter((covenant) => worksWithSignals(viewpoint, covenant))
  const { run } = yield* Sql
  const { rows } = yield* run("recipientNotices.read", (db) =>
    raw<Row>`
      select jsonb_strip_nulls(jsonb_build_object('id', t.notice, 'covenant', r.covenant,
        'what', case r.kind when 'rectification' then 'corrected' else 'erased' end, 'signals', to_jsonb(t.signals),
        'lastSeenOn', t.last_on, 'toldOn', t.told_on, 'acknowledgedOn', t.acknowledged_on)) as notice
      from (
        select request, notice, signals, last_on, told_on, acknowledged_on from casework.rights_recipient
        where notice is not null and partner = ${partner ?? null}
        union all
        select request, notice, signals, last_on, told_on, acknowledged_on from casework.rights_staff where person = ${user}
      ) t join casework.rights_request r on r.id = t.request
      where r.covenant = any(${covenants}::text[]) and (${id ?? null}::uuid is null or t.notice = ${id ?? null}::uuid)
      order by t.acknowledged_on is not null, t.told_on desc, t.notice desc limit 100`.execute(db)
  )
  return rows.map(({ notice }) => decode(notice))
})

const log = (
  { caller, trace }: Desk,
  viewpoint: Viewpoint,
  action: string,
  { covenant, id, signals }: RecipientNotice
) => {
  const line = {
    who: caller.user.id,
    role: rolesIn(viewpoint, covenant).join(","),
    action,
    covenant,
    purpose: "rights-of-persons",
    clause: "AVG art. 19",
    // What is left of these signals says nothing of anybody: it is no view of them.
    level: "",
    trace
  }
  return appendLog(
    { ...line, objectKind: "notice", object: id },
    signals.map((signal) => ({ ...line, objectKind: "signal" as const, object: signal }))
  )
}

const acknowledge = Effect.fn("recipientNotices.acknowledge")(function* (desk: Desk, id: RecipientNoticeId) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const [before] = yield* readOwn(viewpoint, id)
  if (before === undefined) return yield* notFound()
  if (before.acknowledgedOn !== undefined) return before
  const acknowledgedOn = localDate(viewpoint.now)
  const { run, transaction } = yield* Sql
  yield* transaction(
    Effect.gen(function* () {
      yield* run("recipientNotices.acknowledge", async (db) => {
        await db
          .updateTable("casework.rights_recipient")
          .set({ acknowledged_on: acknowledgedOn, acknowledged_by: desk.caller.user.id })
          .where("notice", "=", id)
          .where("acknowledged_on", "is", null)
          .execute()
        await db
          .updateTable("casework.rights_staff")
          .set({ acknowledged_on: acknowledgedOn })
          .where("notice", "=", id)
          .where("acknowledged_on", "is", null)
          .execute()
      })
      yield* log(desk, viewpoint, "recipient-notice-acknowledged", before)
    })
  )
  return { ...before, acknowledgedOn }
})

const list = route(
  listRecipientNotices,
  Effect.fn("listRecipientNotices")(function* ({ caller, headers }) {
    const desk: Desk = { caller: yield* callerOf(caller), trace: yield* traceOf(headers) }
    const viewpoint = yield* readViewpoint(desk.caller.user)
    const notices = yield* readOwn(viewpoint)
    for (const one of notices)
      if (one.acknowledgedOn === undefined) yield* log(desk, viewpoint, "recipient-notice-shown", one)
    return { notices }
  })
)

const confirm = route(
  acknowledgeRecipientNotice,
  Effect.fn("acknowledgeRecipientNotice")(function* ({ caller, headers, params }) {
    return yield* acknowledge({ caller: yield* callerOf(caller), trace: yield* traceOf(headers) }, params.id)
  })
)

/** Recipients are told within the platform of what was corrected or erased, and say that they did so too (L23; AVG 19). */
export const recipientNoticeRoutes = [list, confirm]
