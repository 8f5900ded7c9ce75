import {
  confirmHold as confirmHoldEndpoint,
  liftHold as liftHoldEndpoint,
  readEnds as readEndsEndpoint,
  readRetention,
  setHold as setHoldEndpoint
} from "@kruisverband/contract"
import { CovenantId } from "@kruisverband/domain"
import { notFound, route } from "@kruisverband/http"
import { Effect } from "effect"
import { confirmHold, liftHold, readHolds, setHold } from "./holds.ts"
import { readDestructions } from "./readDestructions.ts"
import { readEnds } from "./readEnds.ts"
import { readOutlook } from "./readOutlook.ts"

const ends = route(readEndsEndpoint, ({ body }) =>
  Effect.map(readEnds(body.covenant, body.signals), (found) => ({ ends: found }))
)

const overview = route(readRetention, ({ body }) =>
  Effect.gen(function* () {
    const { covenants, days } = body
    const outlook = yield* readOutlook(days, covenants)
    return {
      outlook: outlook.map((line) => ({ ...line, covenant: CovenantId.make(line.covenant) })),
      destructions: yield* readDestructions(covenants),
      holds: yield* readHolds(covenants)
    }
  })
)

const set = route(setHoldEndpoint, ({ body }) =>
  Effect.gen(function* () {
    return (yield* setHold(body)) ?? (yield* notFound())
  })
)

const confirm = route(confirmHoldEndpoint, ({ body: { by, covenant, hold } }) =>
  Effect.gen(function* () {
    return (yield* confirmHold(covenant, hold, by)) ?? (yield* notFound())
  })
)

const lift = route(liftHoldEndpoint, ({ body: { by, covenant, hold } }) =>
  Effect.gen(function* () {
    return (yield* liftHold(covenant, hold, by)) ?? (yield* notFound())
  })
)

/** For casework, in the name of who oversees retention; casework decides who that is, and logs it. */
export const retentionRoutes = [ends, overview, set, confirm, lift]
