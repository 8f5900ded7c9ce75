import type { RelatedLink } from "@kruisverband/contract"
import { Angle, LinkId, LinkState } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { linkScope } from "../links/linkScope.ts"
import type { Viewpoint } from "../links/Viewpoint.ts"
import type { Ambiguity } from "./AmbiguityPage.ts"

const decodeId = Schema.decodeUnknownSync(LinkId)
const decodeState = Schema.decodeUnknownSync(LinkState)
const decodeAngles = Schema.decodeUnknownSync(Schema.Array(Angle))

/** Links that these fits are and that the viewer sees, by the sorted ids of their signals. One statement. */
export const linksOfFits = Effect.fn("ambiguities.links")(function* (
  viewpoint: Viewpoint,
  found: ReadonlyArray<Ambiguity>
) {
  const first = found.flatMap(({ fits }) => fits.flatMap((fit) => (fit.length > 1 ? (fit[0] ?? []) : [])))
  if (first.length === 0) return new Map<string, RelatedLink>()
  const { run } = yield* Sql
  const rows = yield* run("ambiguities.links", async (db) => {
    const read = await raw<{ id: string; state: string; angles: unknown; signals: ReadonlyArray<string> }>`
      select l.id, l.state, to_jsonb(l.angles) as angles,
        (select array_agg(m.signal order by m.signal) from casework.link_signal m where m.link = l.id) as signals
      from casework.link l
      where l.id in (select m.link from casework.link_signal m where m.signal = any (${first}::text[]))
        and l.retraction is null and ${linkScope(viewpoint)}`.execute(db)
    return read.rows
  })
  return new Map(
    rows.map(({ id, state, angles, signals }): readonly [string, RelatedLink] => [
      signals.join(),
      { id: decodeId(id), state: decodeState(state), angles: decodeAngles(angles), signals: signals.length }
    ])
  )
})
