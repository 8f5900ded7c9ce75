import type { DeferralView } from "@kruisverband/contract"
import { localDate, overseesRights, UserId } from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { type Desk, handles } from "../rights/rightsDesk.ts"
import { type DeferralRecord, findDeferral, listReviews } from "./DeferralRecord.ts"
import { openDeferralWords } from "./deferralWords.ts"
import { findNoticesOf, noticeLineOf } from "./NoticeRecord.ts"
import { logNoticeRefused, logNotices } from "./noticeLog.ts"

/** A deferral that stands or stood, of signals that are still kept: for the officer, and for who is to review it. */
export const requireDeferral = Effect.fnUntraced(function* (desk: Desk, id: string, lock = false) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const record = yield* findDeferral(id, lock)
  if (record !== undefined) {
    const { covenant, reviewer } = record
    const reviews = reviewer === viewpoint.viewer.user && overseesRights({ viewer: viewpoint.viewer, covenant })
    if (handles(viewpoint, covenant) || reviews) return { record, viewpoint }
  }
  // Inside a transaction the line would go with it: there the deferral was found before.
  if (!lock) yield* logNoticeRefused(desk, id)
  return yield* notFound()
})

const actsOn = ({ endedOn, proposedBy }: DeferralRecord, viewer: string): DeferralView["may"] => {
  if (endedOn !== null) return []
  return viewer === proposedBy ? ["end"] : ["extend", "end"]
}

/** The deferral with its words, logged before they are opened. */
export const showDeferral = Effect.fn("notices.showDeferral")(function* (desk: Desk, id: string) {
  const { record, viewpoint } = yield* requireDeferral(desk, id)
  const { covenant, endedOn, revision } = record
  const today = localDate(viewpoint.now)
  const lines = (yield* findNoticesOf(covenant, id)).map((row) => noticeLineOf(row, today))
  yield* logNotices(desk, viewpoint, "deferral-shown", new Map([[covenant, lines]]), id)
  const { considerations, reasons } = yield* openDeferralWords(covenant, id)
  const reviews = yield* listReviews(record)
  const { decidedOn, ground, proposedBy, reviewer, reviewOn, tellable } = record
  const view: DeferralView = {
    ...{ id: record.id, covenant, ground, tellable, proposedBy, reviewer, decidedOn, reviewOn, revision },
    signals: lines.map(({ signal }) => signal),
    ...(considerations === undefined ? {} : { considerations }),
    ...(endedOn === null ? {} : { endedOn }),
    reviews: reviews.map(({ by, id: review, outcome, review_on, reviewed_on }) => {
      const reason = reasons.get(review)
      return {
        outcome: outcome === "end" ? ("end" as const) : ("extend" as const),
        by: UserId.make(by),
        on: reviewed_on,
        ...(review_on === null ? {} : { reviewOn: review_on }),
        ...(reason === undefined ? {} : { reason })
      }
    }),
    may: actsOn(record, desk.caller.user.id)
  }
  return view
})
