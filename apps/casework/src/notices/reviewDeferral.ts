import type { NoticeLine } from "@kruisverband/contract"
import { checkReview, localDate, noticeOf } from "@kruisverband/domain"
import { conflict } from "@kruisverband/http"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import type { Desk } from "../rights/rightsDesk.ts"
import { addReview, type DeferralRecord } from "./DeferralRecord.ts"
import { lacking } from "./deferNotice.ts"
import { addReviewReason, openDeferralWords } from "./deferralWords.ts"
import { findNoticesOf, noticeLineOf, putNotices } from "./NoticeRecord.ts"
import { logNotices } from "./noticeLog.ts"
import { requireDeferral, showDeferral } from "./showDeferral.ts"

const changed = () =>
  conflict("changed-meanwhile", {
    nl: "Dit uitstel is intussen herbeoordeeld. Kijk eerst wat er nu staat.",
    en: "This deferral was reviewed meanwhile. See first what it is now."
  })

interface Outcome {
  readonly outcome: "extend" | "end"
  readonly reviewOn: string | undefined
  readonly by: string
  readonly at: string
  readonly today: string
}

/** The next review for all of them; or each its own last day for the notice, which is the same for nearly all. */
const putStates = (
  { covenant, id }: DeferralRecord,
  lines: ReadonlyArray<NoticeLine>,
  { at, by, reviewOn, today }: Outcome
) => {
  const dayFor = ({ storedOn }: NoticeLine) => reviewOn ?? noticeOf({ storedOn, endedOn: today, today }).by
  const state = reviewOn === undefined ? ("due" as const) : ("deferred" as const)
  return Effect.forEach(
    Map.groupBy(lines, dayFor),
    ([dueOn, own]) =>
      putNotices(
        covenant,
        own.map(({ signal }) => signal),
        { state, dueOn, deferral: id, by, at }
      ),
    { discard: true }
  )
}

export interface Review {
  readonly outcome: "extend" | "end"
  readonly reason: string
  readonly reviewOn?: string
  readonly revision: number
}

/** Goes on with it for a fresh reason, or ends it: then the notice is due. */
export const reviewDeferral = Effect.fn("notices.review")(function* (desk: Desk, id: string, review: Review) {
  const { outcome, reason } = review
  const { transaction } = yield* Sql
  yield* requireDeferral(desk, id)
  const by = desk.caller.user.id
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireDeferral(desk, id, true)
      const { covenant, endedOn, revision } = record
      if (endedOn !== null || revision !== review.revision) return yield* changed()
      const today = localDate(viewpoint.now)
      const { considerations, reasons } = yield* openDeferralWords(covenant, id)
      const earlier = [...(considerations === undefined ? [] : Object.values(considerations)), ...reasons.values()]
      const lacks = checkReview({ review, deferral: record, by, today, earlier })
      if (lacks.length > 0) return yield* lacking(lacks)
      const own = yield* (yield* Ids).uuid7
      const at = DateTime.formatIso(viewpoint.now)
      const reviewOn = outcome === "extend" ? review.reviewOn : undefined
      yield* addReview(record, { id: own, outcome, by, on: today, reviewOn, at })
      yield* addReviewReason(covenant, id, own, reason)
      const lines = (yield* findNoticesOf(covenant, id)).map((row) => noticeLineOf(row, today))
      yield* putStates(record, lines, { outcome, reviewOn, by, at, today })
      const action = outcome === "extend" ? "deferral-extended" : "deferral-ended"
      yield* logNotices(desk, viewpoint, action, new Map([[covenant, lines]]), id)
    })
  )
  return yield* showDeferral(desk, id)
})
