import { type LinkId, mayReview, type SignalId, type UserId } from "@kruisverband/domain"
import { LinkConfirmed, LinkRejected, LinkSplit, ReviewUndone } from "@kruisverband/events"
import { conflict, forbidden, type HttpProblem, malformed, notFound } from "@kruisverband/http"
import { Ids, Outbox, type OutboxEntry, Sql } from "@kruisverband/store"
import { DateTime, Effect, Result } from "effect"
import { notifyLinks } from "../notify.ts"
import { forgetPairs } from "../projection/projectPairs.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import type { LinkedReview, LinkWhole } from "./belongings.ts"
import { allApart } from "./judgement.ts"
import { judged, type LinkRecord, lockCovenants, readOverlapping, saveRecords } from "./LinkRecord.ts"
import { logSeen } from "./linkLog.ts"
import { addReview, type Review, readJudgements } from "./ReviewLog.ts"
import { findSeen, requireSeen } from "./readRoutes.ts"
import { readViewpoint, type Viewpoint, versionsOf } from "./Viewpoint.ts"
import { decisionsOn, isRestricted, undoOf } from "./viewOf.ts"

export type Decision =
  | { readonly kind: "confirm" | "reject" | "keep" }
  | { readonly kind: "split"; readonly groups: ReadonlyArray<ReadonlyArray<SignalId>> }
  | { readonly kind: "undo"; readonly review: string }

export interface Request {
  readonly caller: SessionCaller
  readonly link: LinkId
  readonly decision: Decision
  readonly reason: string
  /** The revision the person looked at; left out, only an undecided link can be decided. */
  readonly revision: number | undefined
  readonly trace: string
}

export const changedMeanwhile = () =>
  conflict("changed-meanwhile", {
    nl: "Dit kruisverband is intussen veranderd, of een ander heeft al beslist. Bekijk het opnieuw.",
    en: "This cross-link has changed, or someone else decided already. Look at it again."
  })

const tooLate = () =>
  conflict("undo-too-late", {
    nl: "De minuut is voorbij, of een ander nam dit besluit. Zeg waarom u het terugdraait.",
    en: "The minute is over, or somebody else took this decision. Say why you take it back."
  })
const restrictedNow = () =>
  conflict("restricted-by-objection", {
    nl: "Iemand heeft bezwaar gemaakt. Tot daarop is besloten, gebeurt hier niets mee.",
    en: "Somebody has objected. Until that is decided, nothing is done with this."
  })
const alreadyUndone = () =>
  conflict("already-undone", {
    nl: "Dit besluit is al teruggedraaid.",
    en: "This decision has been taken back already."
  })

/** Fails with 403 and the rule's reasons where this person may not decide on the link. */
export const requireReviewer = (
  viewpoint: Viewpoint,
  link: Pick<LinkRecord["facts"], "covenant" | "municipalities">
): Effect.Effect<void, HttpProblem> => {
  const allowed = mayReview({
    viewer: viewpoint.viewer,
    link,
    covenants: versionsOf(viewpoint, link.covenant),
    now: viewpoint.now
  })
  return Result.isSuccess(allowed) ? Effect.void : Effect.fail(forbidden(undefined, allowed.failure.reasons))
}

/** Each signal of the link in exactly one group. */
const checkGroups = (record: LinkRecord, groups: ReadonlyArray<ReadonlyArray<string>>) => {
  const given = groups.flat()
  const fits =
    given.length === record.facts.signals.length &&
    new Set(given).size === given.length &&
    record.facts.signals.every((signal) => given.includes(signal))
  const text = {
    nl: "Zet elk signaal van het kruisverband in precies één groep.",
    en: "Put each signal of the cross-link in exactly one group."
  }
  return fits ? Effect.void : Effect.fail(malformed([{ code: "malformed", pointer: "/groups", text }]))
}

/** What it says of signals; an undo speaks of those of the decision that it takes back, so that it is found with them. */
const groupsOf = (
  record: LinkRecord,
  decision: Decision,
  undone: LinkedReview | undefined
): ReadonlyArray<ReadonlyArray<string>> => {
  switch (decision.kind) {
    case "confirm":
    case "keep":
      return [record.facts.signals]
    case "reject":
      return allApart(record.facts.signals)
    case "split":
      return decision.groups
    case "undo":
      return [undone?.signals ?? []]
  }
}

/** The decision that is to be taken back, if it may be with these words. */
export const checkUndo = Effect.fn("decide.checkUndo")(function* (
  id: string,
  reason: string,
  reviews: ReadonlyArray<LinkedReview>,
  viewpoint: Viewpoint
) {
  const review = reviews.find((one) => one.id === id)
  if (review === undefined) return yield* notFound()
  const undo = undoOf(review, reviews, viewpoint)
  if (undo === undefined) return yield* alreadyUndone()
  if (undo === "with-reason" && reason === "") return yield* tooLate()
  return review
})

/** Whether the decision fits the link as it is now; the decision that it takes back, for an undo. */
const check = Effect.fn("decide.check")(function* (request: Request, whole: LinkWhole, viewpoint: Viewpoint) {
  const { decision, revision } = request
  const { record } = whole
  if (isRestricted(whole)) return yield* restrictedNow()
  if (decision.kind === "undo") {
    return yield* checkUndo(decision.review, request.reason, whole.reviews, viewpoint)
  }
  if (revision !== undefined && revision !== record.revision) return yield* changedMeanwhile()
  if (revision === undefined && record.state !== "proposed") return yield* changedMeanwhile()
  if (!decisionsOn(whole).includes(decision.kind)) return yield* changedMeanwhile()
  if (decision.kind === "split") yield* checkGroups(record, decision.groups)
  return undefined
})

/** What the correlator has to hear; undefined: what stood stays, or the saying so is taken back. */
const eventOf = (
  review: Review,
  record: LinkRecord,
  request: Request,
  undone: LinkedReview | undefined
): OutboxEntry["event"] | undefined => {
  const { facts } = record
  const by: UserId = request.caller.user.id
  const decision = { review: review.id, covenant: facts.covenant, link: facts.link, by, at: review.at }
  switch (request.decision.kind) {
    case "confirm":
      return LinkConfirmed.make({ ...decision, signals: facts.signals })
    case "reject":
      return LinkRejected.make({ ...decision, signals: facts.signals })
    case "split":
      return LinkSplit.make({ ...decision, groups: request.decision.groups })
    case "keep":
      return undefined
    case "undo":
      return undone?.kind === "keep" ? undefined : ReviewUndone.make({ ...decision, undoes: request.decision.review })
  }
}

/** Lays the decisions in force over every link that shares two signals or more; those that stand otherwise now are saved. */
export const rejudge = Effect.fn("decide.rejudge")(function* (
  signals: ReadonlyArray<string>,
  always: string | undefined
) {
  const now = DateTime.formatIso(yield* DateTime.now)
  const records = yield* readOverlapping(signals)
  const judgements = yield* readJudgements(records.flatMap((record) => record.facts.signals))
  const changed = records.flatMap((before) => {
    const after = judged(before, judgements)
    const same = after.state === before.state && after.confirmedSignals.join() === before.confirmedSignals.join()
    if (same && before.facts.link !== always) return []
    return [{ ...after, revision: before.revision + 1, updatedAt: now }]
  })
  yield* saveRecords(changed)
  yield* notifyLinks(changed.map((record) => record.facts.link))
})

/**
 * A person's decision on a link: review, log line, event and new state in one transaction. Checked on the link as it is
 * once nobody else can change it: of two simultaneous decisions one is told 409.
 */
export const decide = Effect.fn("decide")(function* (request: Request) {
  const { caller, link, decision, trace } = request
  const sql = yield* Sql
  const ids = yield* Ids
  const action = `link-${decision.kind}`
  const beforehand = yield* readViewpoint(caller.user)
  const before = yield* requireSeen(caller, beforehand, link, action, trace)
  // Outside the transaction, so that the line about a refusal stays.
  yield* requireReviewer(beforehand, before.whole.record.facts).pipe(
    Effect.tapError(() => logSeen(caller, beforehand, { ...before.seen, disclosed: [] }, `${action}-refused`, trace))
  )
  return yield* sql.transaction(
    Effect.gen(function* () {
      yield* lockCovenants([before.whole.record.facts.covenant])
      const viewpoint = yield* readViewpoint(caller.user)
      const found = yield* findSeen(viewpoint, link)
      if (found === undefined) return yield* notFound()
      const { record } = found.whole
      yield* requireReviewer(viewpoint, record.facts)
      const undone = yield* check(request, found.whole, viewpoint)
      const review: Review = {
        id: yield* ids.uuid7,
        covenant: record.facts.covenant,
        link,
        kind: decision.kind,
        by: caller.user.id,
        reason: request.reason,
        at: DateTime.formatIso(yield* DateTime.now),
        facets: record.facts.facets,
        groups: groupsOf(record, decision, undone),
        undoes: undone?.id ?? null
      }
      yield* addReview(review)
      // What is taken back may have been about signals that are in other links by now.
      yield* rejudge([...new Set([...record.facts.signals, ...(undone?.signals ?? [])])], link)
      // Saying that it stays so said nothing of any pair.
      if (undone !== undefined && undone.kind !== "keep") yield* forgetPairs(undone.signals)
      const event = eventOf(review, record, request, undone)
      if (event !== undefined) {
        yield* Outbox.append([{ event, subject: link, partitionkey: record.facts.covenant }])
      }
      // The roles of this very moment also decide what the answer shows.
      const after = yield* findSeen(yield* readViewpoint(caller.user), link)
      if (after === undefined) return yield* notFound()
      yield* logSeen(caller, viewpoint, after.seen, action, trace)
      return after.seen.view
    })
  )
})
