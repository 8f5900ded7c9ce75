import { type HubView, listHubs } from "@kruisverband/contract"
import { CovenantId, HubId, HubKind, inForce } from "@kruisverband/domain"
import { route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { readViewpoint, rolesIn, type Viewpoint, versionsOf } from "../links/Viewpoint.ts"
import { callerOf } from "../session/callerOf.ts"

/** Covenants in force that the viewer coordinates. */
const coordinated = (viewpoint: Viewpoint): ReadonlyArray<CovenantId> =>
  [...viewpoint.covenants.keys()]
    .filter(
      (id) =>
        rolesIn(viewpoint, id).includes("coordinator") &&
        inForce(versionsOf(viewpoint, id), viewpoint.now) !== undefined
    )
    .map((id) => CovenantId.make(id))

const decodeKind = Schema.decodeUnknownSync(HubKind)

const readHubs = Effect.fn("hubs.read")(function* (covenants: ReadonlyArray<CovenantId>) {
  if (covenants.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("hubs.read", (db) =>
    db
      .selectFrom("casework.hub")
      .selectAll()
      .where("covenant", "in", covenants)
      .orderBy("signals", "desc")
      .orderBy("since")
      .orderBy("id")
      .execute()
  )
  return rows.map(
    (row): HubView => ({
      id: HubId.make(row.id),
      covenant: CovenantId.make(row.covenant),
      kind: decodeKind(row.kind),
      signals: row.signals,
      withdrawn: row.withdrawn,
      since: row.since.toISOString()
    })
  )
})

const list = route(
  listHubs,
  Effect.fn("listHubs")(function* ({ caller, query }) {
    const { user } = yield* callerOf(caller)
    const mine = coordinated(yield* readViewpoint(user))
    const asked = query.covenant === undefined ? mine : mine.filter((id) => id === query.covenant)
    return { hubs: yield* readHubs(asked) }
  })
)

/** The overview of values that are of too many; a covenant that the viewer does not coordinate is as one without any. */
export const hubRoutes = [list]
