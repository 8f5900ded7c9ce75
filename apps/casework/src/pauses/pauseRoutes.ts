import { listLinkingPauses } from "@kruisverband/contract"
import { isToldOfPause } from "@kruisverband/domain"
import { route } from "@kruisverband/http"
import { Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { callerOf } from "../session/callerOf.ts"
import { readPauses } from "./readPauses.ts"

const list = route(
  listLinkingPauses,
  Effect.fn("listLinkingPauses")(function* ({ caller }) {
    const { user } = yield* callerOf(caller)
    const { covenants, viewer } = yield* readViewpoint(user)
    const told = [...covenants.keys()].filter((covenant) => isToldOfPause({ viewer, covenant }))
    return { pauses: yield* readPauses(told) }
  })
)

/** Where linking stands still. Of a covenant that is not the viewer's, nothing: as of one where it goes on. */
export const pauseRoutes = [list]
