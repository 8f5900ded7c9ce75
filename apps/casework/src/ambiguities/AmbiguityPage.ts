import { AmbiguityEnd, SignalId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { AMBIGUITY_DECIDED, ambiguityScope } from "../links/ambiguityScope.ts"
import { type LinkWhole, reviewsIn, signalsIn, type WholeRow, wholesOf } from "../links/belongings.ts"
import type { Viewpoint } from "../links/Viewpoint.ts"
import { AMBIGUITY_AGAIN } from "./decidedAgain.ts"

/** An ambiguity with what belongs to it; `whole` is as a link of all its signals would be. */
export interface Ambiguity {
  readonly whole: LinkWhole
  readonly state: "open" | "decided" | "ended"
  readonly signal: SignalId
  readonly fits: ReadonlyArray<ReadonlyArray<SignalId>>
  readonly ended: AmbiguityEnd | null
  /** Since when the decision is to be looked at again; null: it is not. UTC instant, ISO 8601. */
  readonly againSince: string | null
}

interface Row extends WholeRow {
  readonly standing: Ambiguity["state"]
  readonly signal: string
  readonly fits: unknown
  readonly ended: string | null
  readonly decided_again: Date | null
}

const decodeSignal = Schema.decodeUnknownSync(SignalId)
const decodeFits = Schema.decodeUnknownSync(Schema.Array(Schema.Array(SignalId)))
const decodeEnd = Schema.decodeUnknownSync(Schema.NullOr(AmbiguityEnd))

const ambiguitiesOf = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
  const wholes = yield* wholesOf(rows)
  return rows.flatMap((row, index): ReadonlyArray<Ambiguity> => {
    const whole = wholes[index]
    if (whole === undefined) return []
    const signal = decodeSignal(row.signal)
    const againSince = row.standing === "decided" ? (row.decided_again?.toISOString() ?? null) : null
    return [{ whole, state: row.standing, signal, fits: decodeFits(row.fits), ended: decodeEnd(row.ended), againSince }]
  })
})

const COLUMNS = raw`
  'proposed' as state, a.facts, null as retraction, '{}'::text[] as confirmed_signals, a.revision,
  a.found_at as proposed_at, a.updated_at, '[]'::jsonb as regroupings, '[]'::jsonb as torn, a.signal, a.fits, a.ended,
  case when ${AMBIGUITY_DECIDED} then 'decided' when a.ended is not null then 'ended' else 'open' end as standing,
  ${AMBIGUITY_AGAIN} as decided_again, ${signalsIn(raw`select unnest(a.signals)`)},
  ${reviewsIn(raw`select r.* from casework.review r where r.link = a.id`)}`

/** Those that are open, or decided and to be looked at again, latest change first, and how many there are. */
export const readOpen = Effect.fn("ambiguities.open")(function* (
  viewpoint: Viewpoint,
  covenant: string | undefined,
  limit: number
) {
  const { run } = yield* Sql
  const where = raw`case when ${AMBIGUITY_DECIDED} then ${AMBIGUITY_AGAIN} is not null else a.ended is null end and ${ambiguityScope(viewpoint)}
    and ${covenant === undefined ? raw`true` : raw`a.covenant = ${covenant}`}`
  const rows = yield* run("ambiguities.open", async (db) => {
    const found = await raw<Row & { readonly total: number }>`
      select ${COLUMNS}, (count(*) over ())::integer as total from casework.ambiguity a where ${where}
      order by a.updated_at desc, a.id desc limit ${limit}`.execute(db)
    return found.rows
  })
  return { ambiguities: yield* ambiguitiesOf(rows), total: rows[0]?.total ?? 0 }
})

/** One, whatever its state; undefined when it does not exist for this viewer. */
export const readAmbiguity = Effect.fn("ambiguities.one")(function* (viewpoint: Viewpoint, id: string) {
  const { run } = yield* Sql
  const rows = yield* run("ambiguities.one", async (db) => {
    const found = await raw<Row>`
      select ${COLUMNS} from casework.ambiguity a where a.id = ${id} and ${ambiguityScope(viewpoint)}`.execute(db)
    return found.rows
  })
  return (yield* ambiguitiesOf(rows))[0]
})
