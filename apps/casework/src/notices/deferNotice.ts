import {
  Consideration,
  type CovenantId,
  checkDeferral,
  type DeferralGround,
  DeferralId,
  type Finding,
  localDate,
  mayDefer,
  type SignalId,
  type UserId
} from "@kruisverband/domain"
import { refused } from "@kruisverband/http"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { type Desk, requireHandler } from "../rights/rightsDesk.ts"
import { insertDeferral } from "./DeferralRecord.ts"
import { addConsiderations } from "./deferralWords.ts"
import { requireNotices } from "./giveNotice.ts"
import { putNotices } from "./NoticeRecord.ts"
import { logNotices } from "./noticeLog.ts"
import { findReviewer } from "./reviewers.ts"
import { showDeferral } from "./showDeferral.ts"

export const lacking = (findings: ReadonlyArray<Finding>) =>
  refused(findings.map(({ field, law, text }) => ({ code: "deferral-incomplete", clause: law, pointer: field, text })))

export interface NewDeferral {
  readonly covenant: CovenantId
  readonly signals: ReadonlyArray<SignalId>
  readonly ground: DeferralGround
  readonly considerations: { readonly [K in Consideration]?: string }
  readonly tellable: boolean
  readonly reviewer: UserId
  readonly reviewOn: string
}

/** The notice about these signals waits (UAVG 41), with its considerations under seal. All of them or none. */
export const deferNotice = Effect.fn("notices.defer")(function* (desk: Desk, given: NewDeferral) {
  const { covenant, ground, reviewOn, signals, tellable } = given
  const { transaction } = yield* Sql
  const viewpoint = yield* readViewpoint(desk.caller.user)
  yield* requireHandler(viewpoint, covenant)
  const today = localDate(viewpoint.now)
  const at = DateTime.formatIso(viewpoint.now)
  const by = desk.caller.user.id
  const considerations = Object.fromEntries(
    Consideration.literals.map((one) => [one, given.considerations[one] ?? ""] as const)
  )
  const deferral = { ground, tellable, reviewOn, reviewer: given.reviewer, proposedBy: by, decidedOn: today }
  const lacks = checkDeferral({ ...deferral, considerations: all(considerations) })
  if (lacks.length > 0) return yield* lacking(lacks)
  const reviewer = yield* findReviewer(covenant, given.reviewer)
  const id = DeferralId.make(yield* (yield* Ids).uuid7)
  yield* transaction(
    Effect.gen(function* () {
      const before = yield* requireNotices(covenant, signals, today)
      const allowed = mayDefer({ signals: before, reviewer })
      if (Result.isFailure(allowed)) return yield* refused(allowed.failure.reasons)
      yield* insertDeferral({ ...deferral, covenant, id }, at)
      yield* addConsiderations(covenant, id, all(considerations))
      yield* putNotices(covenant, signals, { state: "deferred", dueOn: reviewOn, deferral: id, by, at })
      yield* logNotices(desk, viewpoint, "notice-deferred", new Map([[covenant, before]]), id)
    })
  )
  return yield* showDeferral(desk, id)
})

/** Each consideration, in words or empty. */
const all = (texts: Readonly<Record<string, string>>): Record<Consideration, string> => ({
  a: texts.a ?? "",
  b: texts.b ?? "",
  c: texts.c ?? "",
  d: texts.d ?? "",
  e: texts.e ?? "",
  f: texts.f ?? "",
  g: texts.g ?? "",
  h: texts.h ?? ""
})
