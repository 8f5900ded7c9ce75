import type { AmbiguityId, SignalId } from "@kruisverband/domain"
import { AmbiguityReopened, AmbiguityResolved, type Event } from "@kruisverband/events"
import { malformed, notFound } from "@kruisverband/http"
import { Ids, Outbox, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { changedMeanwhile, checkUndo, rejudge, requireReviewer } from "../links/decide.ts"
import { lockCovenants } from "../links/LinkRecord.ts"
import { logSeen } from "../links/linkLog.ts"
import { addReview, type Review } from "../links/ReviewLog.ts"
import { readViewpoint, type Viewpoint } from "../links/Viewpoint.ts"
import { forgetPairs } from "../projection/projectPairs.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import type { Ambiguity } from "./AmbiguityPage.ts"
import { findSeenAmbiguity, requireSeenAmbiguity } from "./findSeen.ts"

export type Resolution =
  | { readonly kind: "resolve"; readonly together: ReadonlyArray<SignalId>; readonly revision: number }
  | { readonly kind: "keep"; readonly revision: number }
  | { readonly kind: "undo"; readonly review: string }

export interface ResolveRequest {
  readonly caller: SessionCaller
  readonly ambiguity: AmbiguityId
  readonly resolution: Resolution
  readonly reason: string
  readonly trace: string
}

const notAFit = () =>
  malformed([
    {
      code: "malformed",
      pointer: "/together",
      text: {
        nl: "Kies precies één van de mogelijkheden, of geen van beide.",
        en: "Choose exactly one of the possibilities, or none."
      }
    }
  ])

/** `event`: absent where nothing new is said of any pair. */
type Decided = Pick<Review, "groups" | "undoes" | "about"> & { readonly event?: (made: Made) => Event }
interface Made {
  readonly review: string
  readonly at: string
}

/** What the resolution says of signals, once it is known to fit the ambiguity as it is now. */
const checked = Effect.fn("ambiguities.check")(function* (
  { caller, ambiguity, resolution, reason }: ResolveRequest,
  { againSince, state, signal, fits, whole }: Ambiguity,
  viewpoint: Viewpoint
) {
  const { record, reviews } = whole
  const common = { covenant: record.facts.covenant, ambiguity, by: caller.user.id }
  if (resolution.kind === "undo") {
    const undone = yield* checkUndo(resolution.review, reason, reviews, viewpoint)
    const said: Decided = { groups: [undone.signals], undoes: undone.id }
    if (undone.kind === "keep") return said
    const decided: Decided = {
      ...said,
      event: (made) => AmbiguityReopened.make({ ...common, ...made, undoes: undone.id })
    }
    return decided
  }
  if (resolution.kind === "keep") {
    if (againSince === null || resolution.revision !== record.revision) return yield* changedMeanwhile()
    const kept: Decided = { groups: [record.facts.signals], undoes: null }
    return kept
  }
  if (state !== "open" || resolution.revision !== record.revision) return yield* changedMeanwhile()
  const together = fits.find((fit) => fit.toSorted().join() === resolution.together.toSorted().join())
  if (together === undefined && resolution.together.length > 0) return yield* notAFit()
  const others = fits.filter((fit) => fit !== together)
  const decided: Decided = {
    groups: [[signal, ...(together ?? [])], ...others],
    undoes: null,
    about: signal,
    event: (made) =>
      AmbiguityResolved.make({ ...common, ...made, signal, together: together ?? [], apart: others.flat() })
  }
  return decided
})

/** A person says where the signal belongs, or takes that back: review, log line, event and new state in one transaction. */
export const resolve = Effect.fn("ambiguities.resolve")(function* (request: ResolveRequest) {
  const { caller, ambiguity, resolution, trace } = request
  const sql = yield* Sql
  const ids = yield* Ids
  const action = `ambiguity-${resolution.kind}`
  const beforehand = yield* readViewpoint(caller.user)
  const before = yield* requireSeenAmbiguity(caller, beforehand, ambiguity, action, trace)
  yield* requireReviewer(beforehand, before.found.whole.record.facts).pipe(
    Effect.tapError(() => logSeen(caller, beforehand, { ...before.seen, disclosed: [] }, `${action}-refused`, trace))
  )
  return yield* sql.transaction(
    Effect.gen(function* () {
      yield* lockCovenants([before.view.covenant])
      const viewpoint = yield* readViewpoint(caller.user)
      const now = yield* findSeenAmbiguity(viewpoint, ambiguity)
      if (now === undefined) return yield* notFound()
      const { facts } = now.found.whole.record
      yield* requireReviewer(viewpoint, facts)
      const { event, ...said } = yield* checked(request, now.found, viewpoint)
      const [review, at] = [yield* ids.uuid7, DateTime.formatIso(yield* DateTime.now)]
      yield* addReview({
        id: review,
        covenant: facts.covenant,
        link: ambiguity,
        kind: resolution.kind,
        by: caller.user.id,
        reason: request.reason,
        at,
        facets: facts.facets,
        ...said
      })
      if (said.undoes !== null && event !== undefined) yield* forgetPairs(said.groups.flat())
      yield* rejudge([...new Set([...facts.signals, ...said.groups.flat()])], undefined)
      if (event !== undefined)
        yield* Outbox.append([{ event: event({ review, at }), subject: ambiguity, partitionkey: facts.covenant }])
      const after = yield* findSeenAmbiguity(yield* readViewpoint(caller.user), ambiguity)
      if (after === undefined) return yield* notFound()
      yield* logSeen(caller, viewpoint, after.seen, action, trace)
      return after.view
    })
  )
})
