import { CovenantId, type LinkingPause } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"

/** In which of these covenants linking stands still, by covenant. */
export const readPauses = Effect.fn("pauses.read")(function* (covenants: ReadonlyArray<string>) {
  if (covenants.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("pauses.read", (db) =>
    db.selectFrom("casework.linking_pause").selectAll().where("covenant", "in", covenants).orderBy("covenant").execute()
  )
  return rows.map(
    ({ covenant, since }): LinkingPause => ({ covenant: CovenantId.make(covenant), since: since.toISOString() })
  )
})
