import { notFound } from "@kruisverband/http"
import { Effect } from "effect"
import { logNotShown } from "../links/linkLog.ts"
import type { Viewpoint } from "../links/Viewpoint.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { readAmbiguity } from "./AmbiguityPage.ts"
import { ambiguityView } from "./ambiguityView.ts"
import { linksOfFits } from "./linksOfFits.ts"

/** An ambiguity as the viewer may see it; undefined when it does not exist for this viewer. */
export const findSeenAmbiguity = Effect.fn("ambiguities.findSeen")(function* (viewpoint: Viewpoint, id: string) {
  const found = yield* readAmbiguity(viewpoint, id)
  if (found === undefined) return undefined
  const seen = ambiguityView(found, viewpoint, yield* linksOfFits(viewpoint, [found]))
  return seen === undefined ? undefined : { found, ...seen }
})

/** The same, or a 404 that is equal for what is hidden and what is not there; the attempt is logged either way. */
export const requireSeenAmbiguity = Effect.fn("ambiguities.requireSeen")(function* (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  id: string,
  action: string,
  trace: string
) {
  const seen = yield* findSeenAmbiguity(viewpoint, id)
  if (seen !== undefined) return seen
  yield* logNotShown(caller, viewpoint, id, action, trace)
  return yield* notFound()
})
