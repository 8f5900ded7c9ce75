import {
  type CovenantId,
  localDate,
  mayRecordNotice,
  type NoticeHow,
  type PartnerId,
  type SignalId
} from "@kruisverband/domain"
import { notFound, refused } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { type Desk, requireHandler } from "../rights/rightsDesk.ts"
import { findNotices, noticeLineOf, putNotices } from "./NoticeRecord.ts"
import { logNotices } from "./noticeLog.ts"

/** These signals of the covenant, locked, as they stand today; one that is not there, is none of persons or went: 404 for all. */
export const requireNotices = Effect.fnUntraced(function* (
  covenant: CovenantId,
  signals: ReadonlyArray<SignalId>,
  today: string
) {
  const wanted = [...new Set(signals)]
  const lines = (yield* findNotices(covenant, wanted, true)).map((row) => noticeLineOf(row, today))
  return lines.length === wanted.length ? lines : yield* notFound()
})

export interface GivenNotice {
  readonly covenant: CovenantId
  readonly signals: ReadonlyArray<SignalId>
  readonly on: string
  readonly how: NoticeHow
  readonly by?: PartnerId
}

/** Records that the persons of these signals were told (AVG 14). All of them or none. */
export const giveNotice = Effect.fn("notices.give")(function* (
  desk: Desk,
  { by, covenant, how, on, signals }: GivenNotice
) {
  const { transaction } = yield* Sql
  const viewpoint = yield* readViewpoint(desk.caller.user)
  yield* requireHandler(viewpoint, covenant)
  const today = localDate(viewpoint.now)
  return yield* transaction(
    Effect.gen(function* () {
      const before = yield* requireNotices(covenant, signals, today)
      const allowed = mayRecordNotice({ signals: before, on, today })
      if (Result.isFailure(allowed)) return yield* refused(allowed.failure.reasons)
      yield* putNotices(covenant, signals, {
        state: "given",
        dueOn: on,
        how,
        toldBy: by,
        by: desk.caller.user.id,
        at: DateTime.formatIso(viewpoint.now)
      })
      yield* logNotices(desk, viewpoint, "notice-given", new Map([[covenant, before]]))
      return { notices: (yield* findNotices(covenant, signals)).map((row) => noticeLineOf(row, today)) }
    })
  )
})
