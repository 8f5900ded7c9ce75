import { RequestState } from "@kruisverband/contract"
import { DisclosureLevel, PartnerId, RequestId, SignalFacts } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { type RawBuilder, sql as raw } from "kysely"
import type { Place } from "./cursor.ts"
import { type LinkColumns, type LinkRecord, recordOf } from "./LinkRecord.ts"
import { linkScope } from "./linkScope.ts"
import { openReasons, type SealedReason } from "./reviewReasons.ts"
import type { Viewpoint } from "./Viewpoint.ts"

const LinkedSignal = Schema.Struct({
  facts: SignalFacts,
  /** Latest question to its poster. */
  request: Schema.NullOr(Schema.Struct({ id: RequestId, state: RequestState }))
})
export type LinkedSignal = typeof LinkedSignal.Type

const StoredReview = Schema.Struct({
  id: Schema.String,
  kind: Schema.Literals(["confirm", "reject", "split", "keep-apart", "undo"]),
  by: Schema.String,
  at: Schema.String,
  undone: Schema.Boolean,
  /** Null: no words were given, or they are erased. */
  reason: Schema.NullOr(Schema.String),
  keyId: Schema.NullOr(Schema.String),
  wrappedKey: Schema.NullOr(Schema.String),
  /** Whose signals it spoke of, and how far each was shared. */
  sources: Schema.Array(Schema.Struct({ partner: PartnerId, level: DisclosureLevel }))
})
type StoredReview = typeof StoredReview.Type

/** A decision with its words; none where they are erased. */
export type LinkedReview = Pick<StoredReview, "id" | "kind" | "by" | "at" | "undone" | "sources"> & {
  readonly reason: string
}

/** A link with what belongs to it: its signals that are left, oldest first, and its decisions, oldest first. */
export interface LinkWhole {
  readonly record: LinkRecord
  readonly signals: ReadonlyArray<LinkedSignal>
  readonly reviews: ReadonlyArray<LinkedReview>
}

export interface LinkFilter {
  readonly state?: string | undefined
  readonly covenant?: string | undefined
  readonly municipality?: string | undefined
  readonly angle?: string | undefined
  readonly facet?: string | undefined
}

interface Row extends LinkColumns {
  readonly signals: unknown
  readonly reviews: unknown
}

const decodeSignals = Schema.decodeUnknownSync(Schema.Array(LinkedSignal))
const decodeReviews = Schema.decodeUnknownSync(Schema.Array(StoredReview))

const sealedOf = ({ id, keyId, reason, wrappedKey }: StoredReview): ReadonlyArray<SealedReason> =>
  reason === null || keyId === null || wrappedKey === null ? [] : [{ review: id, reason, keyId, wrappedKey }]

/** Opens the words of all decisions, covenant by covenant. */
const wholesOf = Effect.fnUntraced(function* (rows: ReadonlyArray<Row>) {
  const read = rows.map((row) => ({ row, record: recordOf(row), reviews: decodeReviews(row.reviews) }))
  const words = new Map<string, string>()
  for (const [covenant, own] of Map.groupBy(read, ({ record }) => record.facts.covenant)) {
    const sealed = own.flatMap(({ reviews }) => reviews.flatMap(sealedOf))
    for (const [review, reason] of yield* openReasons(covenant, sealed)) words.set(review, reason)
  }
  return read.map(
    ({ record, reviews, row }): LinkWhole => ({
      record,
      signals: decodeSignals(row.signals),
      reviews: reviews.map(({ at, by, id, kind, undone, sources }) => ({
        id,
        kind,
        by,
        at,
        undone,
        sources,
        reason: words.get(id) ?? ""
      }))
    })
  )
})

/** What belongs to `casework.link l`. */
const BELONGINGS = raw`
  coalesce((
    select jsonb_agg(jsonb_build_object('facts', s.facts, 'request', (
      select jsonb_build_object('id', q.id, 'state', q.state) from casework.request q
      where q.signal = s.id order by q.asked_at desc, q.id desc limit 1))
      order by s.facts ->> 'receivedAt', s.id)
    from casework.link_signal m join casework.signal s on s.id = m.signal
    where m.link = l.id and not s.withdrawn), '[]') as signals,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'by', r.by,
      'reason', encode(w.reason, 'base64'), 'keyId', k.key_id, 'wrappedKey', encode(k.wrapped_key, 'base64'),
      'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'undone', exists (select from casework.review u where u.undoes = r.id),
      'sources', (select coalesce(jsonb_agg(distinct
        jsonb_build_object('partner', s.partner, 'level', s.facts ->> 'level')), '[]')
        from casework.signal s where s.id = any (r.signals))) order by r.seq)
    from casework.review r
    left join casework.review_reason w on w.covenant = r.covenant and w.review = r.id::uuid
    left join casework.data_key k on k.covenant = r.covenant and k.record = r.id::uuid
    where r.link = l.id), '[]') as reviews`

const conditions = (filter: LinkFilter): RawBuilder<boolean> => {
  const parts = [
    raw<boolean>`true`,
    ...(filter.state === undefined ? [] : [raw<boolean>`l.state = ${filter.state}`]),
    ...(filter.covenant === undefined ? [] : [raw<boolean>`l.covenant = ${filter.covenant}`]),
    ...(filter.municipality === undefined ? [] : [raw<boolean>`${filter.municipality} = any (l.municipalities)`]),
    ...(filter.angle === undefined ? [] : [raw<boolean>`${filter.angle} = any (l.angles)`]),
    ...(filter.facet === undefined ? [] : [raw<boolean>`${filter.facet} = any (l.facets)`])
  ]
  return raw<boolean>`${raw.join(parts, raw` and `)}`
}

/** Links in a viewer's scope, newest change first (ties by id), with the number of all that fit the filter. One statement. */
export const readPage = Effect.fn("LinkPage.read")(function* (
  viewpoint: Viewpoint,
  filter: LinkFilter,
  after: Place | undefined,
  limit: number
) {
  const { run } = yield* Sql
  const beyond =
    after === undefined ? raw`` : raw`where (l.updated_at, l.id) < (${after.updatedAt}::timestamptz, ${after.id})`
  const rows = yield* run("LinkPage.read", async (db) => {
    const found = await raw<Partial<Row> & { readonly total: number }>`
      with scope as materialized (
        select * from casework.link l where ${conditions(filter)} and ${linkScope(viewpoint)}
      )
      select t.total, page.* from (select count(*)::integer as total from scope) t
      left join lateral (
        select l.*, ${BELONGINGS} from scope l ${beyond} order by l.updated_at desc, l.id desc limit ${limit + 1}
      ) page on true
      order by page.updated_at desc, page.id desc`.execute(db)
    return found.rows
  })
  const links = yield* wholesOf(rows.filter(isWhole))
  return { links: links.slice(0, limit), more: links.length > limit, total: rows[0]?.total ?? 0 }
})

/** Without a page the outer join leaves one row that holds the total alone. */
const isWhole = <A extends Partial<Row>>(row: A): row is A & Row => row.facts !== undefined && row.facts !== null

/** Those of these links that are in the viewer's scope, in no order. */
export const readWholes = Effect.fn("LinkPage.wholes")(function* (viewpoint: Viewpoint, ids: ReadonlyArray<string>) {
  if (ids.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("LinkPage.wholes", async (db) => {
    const found = await raw<Row>`
      select l.*, ${BELONGINGS} from casework.link l
      where l.id = any (${ids}::text[]) and ${linkScope(viewpoint)}`.execute(db)
    return found.rows
  })
  return yield* wholesOf(rows)
})
