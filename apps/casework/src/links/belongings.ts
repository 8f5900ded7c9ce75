import { RequestState } from "@kruisverband/contract"
import {
  AmbiguityId,
  Angle,
  DisclosureLevel,
  LinkId,
  LinkState,
  PartnerId,
  RegroupingKind,
  RequestId,
  SignalFacts
} from "@kruisverband/domain"
import { Effect, Schema } from "effect"
import { type RawBuilder, sql as raw } from "kysely"
import { AMBIGUITY_DECIDED, ambiguityScope } from "./ambiguityScope.ts"
import { type LinkColumns, type LinkRecord, recordOf } from "./LinkRecord.ts"
import { LINK_REVIEWS } from "./linkReviews.ts"
import { linkScope, RESTRICTED_LINK } from "./linkScope.ts"
import { AGAIN_SINCE, partedReviews, partedSince } from "./reviewAgain.ts"
import { openReasons, type SealedReason } from "./reviewReasons.ts"
import type { Viewpoint } from "./Viewpoint.ts"

const LinkedSignal = Schema.Struct({
  facts: SignalFacts,
  /** Somebody objected. */
  restricted: Schema.Boolean,
  /** Latest question to its poster. */
  request: Schema.NullOr(Schema.Struct({ id: RequestId, state: RequestState }))
})
export type LinkedSignal = typeof LinkedSignal.Type

const StoredReview = Schema.Struct({
  id: Schema.String,
  kind: Schema.Literals(["confirm", "reject", "split", "keep-apart", "keep", "resolve", "undo"]),
  by: Schema.String,
  at: Schema.String,
  undone: Schema.Boolean,
  signals: Schema.Array(Schema.String),
  /** Null: no words were given, or they are erased. */
  reason: Schema.NullOr(Schema.String),
  keyId: Schema.NullOr(Schema.String),
  wrappedKey: Schema.NullOr(Schema.String),
  /** Whose signals it spoke of, and how far each was shared. */
  sources: Schema.Array(Schema.Struct({ partner: PartnerId, level: DisclosureLevel }))
})
type StoredReview = typeof StoredReview.Type

/** A decision with its words; none where they are erased. `signals`: those it speaks of. */
export type LinkedReview = Pick<StoredReview, "id" | "kind" | "by" | "at" | "undone" | "signals" | "sources"> & {
  readonly reason: string
}

const RelatedLink = Schema.Struct({
  id: LinkId,
  state: LinkState,
  angles: Schema.Array(Angle),
  signals: Schema.Int
})

/** How the link's signals were grouped otherwise: the other links before and after, as far as this viewer sees them. */
const LinkedRegrouping = Schema.Struct({
  kind: RegroupingKind,
  at: Schema.String,
  before: Schema.Array(RelatedLink),
  after: Schema.Array(RelatedLink)
})
export type LinkedRegrouping = typeof LinkedRegrouping.Type

/** A link with what belongs to it: its signals that are left, its decisions, and its regroupings, each oldest first. */
export interface LinkWhole {
  readonly record: LinkRecord
  readonly signals: ReadonlyArray<LinkedSignal>
  readonly reviews: ReadonlyArray<LinkedReview>
  readonly regroupings: ReadonlyArray<LinkedRegrouping>
  /** Open ambiguities of which this link is a fit and that this viewer may see. */
  readonly torn: ReadonlyArray<AmbiguityId>
  /** Since when the machine's last word is another than people's decision, and after it; null: it is not. UTC instant, ISO 8601. */
  readonly againSince: string | null
  /** The same of a signal in it and one that people parted from it; null: it is not. */
  readonly partedSince: string | null
}

export interface WholeRow extends LinkColumns {
  readonly signals: unknown
  readonly reviews: unknown
  readonly regroupings: unknown
  readonly torn: unknown
  /** Absent of what is no link. */
  readonly again_since?: Date | null
  readonly parted_since?: Date | null
}

const decodeSignals = Schema.decodeUnknownSync(Schema.Array(LinkedSignal))
const decodeReviews = Schema.decodeUnknownSync(Schema.Array(StoredReview))
const decodeTorn = Schema.decodeUnknownSync(Schema.Array(AmbiguityId))
const decodeRegroupings = Schema.decodeUnknownSync(Schema.Array(LinkedRegrouping))

const sealedOf = ({ id, keyId, reason, wrappedKey }: StoredReview): ReadonlyArray<SealedReason> =>
  reason === null || keyId === null || wrappedKey === null ? [] : [{ review: id, reason, keyId, wrappedKey }]

/** Opens the words of all decisions, covenant by covenant. */
export const wholesOf = Effect.fnUntraced(function* (rows: ReadonlyArray<WholeRow>) {
  const read = rows.map((row) => ({ row, record: recordOf(row), reviews: decodeReviews(row.reviews) }))
  const words = new Map<string, string>()
  for (const [covenant, own] of Map.groupBy(read, ({ record }) => record.facts.covenant)) {
    // One decision may belong to several links.
    const sealed = new Map(own.flatMap(({ reviews }) => reviews.flatMap(sealedOf)).map((one) => [one.review, one]))
    for (const [review, reason] of yield* openReasons(covenant, [...sealed.values()])) words.set(review, reason)
  }
  return read.map(
    ({ record, reviews, row }): LinkWhole => ({
      record,
      signals: decodeSignals(row.signals),
      reviews: reviews.map(({ at, by, id, kind, undone, signals, sources }) => ({
        id,
        kind,
        by,
        at,
        undone,
        signals,
        sources,
        reason: words.get(id) ?? ""
      })),
      regroupings: decodeRegroupings(row.regroupings),
      torn: decodeTorn(row.torn),
      againSince: row.again_since?.toISOString() ?? null,
      partedSince: row.parted_since?.toISOString() ?? null
    })
  )
})

/** A link with its signals and nothing else: for who wants no words. */
export const bareWholeOf = (row: LinkColumns & Pick<WholeRow, "signals">): LinkWhole => ({
  record: recordOf(row),
  signals: decodeSignals(row.signals),
  reviews: [],
  regroupings: [],
  torn: [],
  againSince: null,
  partedSince: null
})

const instant = (column: RawBuilder<unknown>) =>
  raw`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The signals of a set, oldest first, as far as they are left. `ids`: a query that gives their ids. */
export const signalsIn = (ids: RawBuilder<unknown>) => raw`
  coalesce((
    select jsonb_agg(jsonb_build_object('facts', s.facts, 'restricted', s.restricted, 'request', (
      select jsonb_build_object('id', q.id, 'state', q.state) from casework.request q
      where q.signal = s.id order by q.asked_at desc, q.id desc limit 1))
      order by s.facts ->> 'receivedAt', s.id)
    from casework.signal s where s.id in (${ids}) and not s.withdrawn), '[]') as signals`

export const LINK_SIGNALS = raw`select m.signal from casework.link_signal m where m.link = l.id`

/** Decisions, oldest first. `those`: a query that gives rows of `casework.review` as `r`. */
export const reviewsIn = (those: RawBuilder<unknown>) => raw`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'by', r.by, 'signals', to_jsonb(r.signals),
      'reason', encode(w.reason, 'base64'), 'keyId', k.key_id, 'wrappedKey', encode(k.wrapped_key, 'base64'),
      'at', ${instant(raw`r.at`)},
      'undone', exists (select from casework.review u where u.undoes = r.id),
      'sources', (select coalesce(jsonb_agg(distinct
        jsonb_build_object('partner', s.partner, 'level', s.facts ->> 'level')), '[]')
        from casework.signal s where s.id = any (r.signals))) order by r.seq)
    from (${those}) r
    left join casework.review_reason w on w.covenant = r.covenant and w.review = r.id::uuid
    left join casework.data_key k on k.covenant = r.covenant and k.record = r.id::uuid), '[]') as reviews`

/** Other links that took part, as far as they are in the viewer's scope. */
const related = (side: RawBuilder<unknown>, scope: RawBuilder<boolean>) => raw`(
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'state', l.state, 'angles', to_jsonb(l.angles),
    'signals', jsonb_array_length(l.facts -> 'signals')) order by l.id), '[]')
  from casework.link l where l.id in (select jsonb_array_elements(${side}) ->> 'link') and l.id <> took.link
    and not ${RESTRICTED_LINK} and ${scope})`

const regroupings = (scope: RawBuilder<boolean>) => raw`
  coalesce((
    select jsonb_agg(jsonb_build_object('kind', g.kind, 'at', ${instant(raw`g.at`)},
      'before', ${related(raw`g.before`, scope)}, 'after', ${related(raw`g.after`, scope)}) order by g.seq)
    from casework.regrouping_link took join casework.regrouping g on g.seq = took.regrouping
    where took.link = l.id), '[]') as regroupings`

/** Open ambiguities with a fit of which every signal is in the link, as far as they are in the viewer's scope. */
const torn = (viewpoint: Viewpoint) => raw`
  coalesce((
    select jsonb_agg(a.id order by a.id) from (select array_agg(m.signal) as ids from casework.link_signal m where m.link = l.id) own
    join casework.ambiguity a on a.signals && own.ids and not a.signal = any (own.ids)
    where a.ended is null and not ${AMBIGUITY_DECIDED} and ${ambiguityScope(viewpoint)} and exists (
      select from jsonb_array_elements(a.fits) as fit (ids)
      where not exists (select from jsonb_array_elements_text(fit.ids) as one (id) where not one.id = any (own.ids)))), '[]') as torn`

/** What belongs to `casework.link l`, for this viewer. */
export const belongings = (viewpoint: Viewpoint): RawBuilder<unknown> =>
  raw`${signalsIn(LINK_SIGNALS)}, ${reviewsIn(raw`${LINK_REVIEWS} union ${partedReviews(viewpoint)}`)},
    ${regroupings(linkScope(viewpoint))}, ${torn(viewpoint)},
    ${AGAIN_SINCE} as again_since, ${partedSince(viewpoint)} as parted_since`
