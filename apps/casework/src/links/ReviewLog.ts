import { Facet } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import type { Judgement } from "./judgement.ts"
import { addReason } from "./reviewReasons.ts"

export type ReviewKind = "confirm" | "reject" | "split" | "keep-apart" | "keep" | "resolve" | "undo"

/** A decision by a person, as kept for ever. */
export interface Review {
  readonly id: string
  readonly covenant: string
  /** The link, or the ambiguity, on which it was taken. */
  readonly link: string | null
  readonly kind: ReviewKind
  readonly by: string
  readonly reason: string
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly at: string
  readonly facets: ReadonlyArray<Facet>
  readonly groups: ReadonlyArray<ReadonlyArray<string>>
  /** The review that this one takes back. */
  readonly undoes: string | null
  /** Only pairs with this signal are spoken of; absent: all. */
  readonly about?: string
}

const decodeGroups = Schema.decodeUnknownSync(Schema.Array(Schema.Array(Schema.String)))
const decodeFacets = Schema.decodeUnknownSync(Schema.Array(Facet))

/** Adds a decision, its words sealed. Append-only: the role may neither change nor remove one; only its words can be erased. */
export const addReview = Effect.fn("ReviewLog.add")(function* ({ reason, ...review }: Review) {
  const { run } = yield* Sql
  yield* run("ReviewLog.add", (db) =>
    db
      .insertInto("casework.review")
      .values({
        ...review,
        facets: [...review.facets],
        signals: [...new Set(review.groups.flat())],
        groups: JSON.stringify(review.groups)
      })
      .execute()
  )
  yield* addReason(review.covenant, review.id, reason)
})

interface Row {
  readonly id: string
  readonly facets: ReadonlyArray<string>
  readonly groups: unknown
  readonly about: string | null
}

/** Decisions in force that speak of any of these signals, oldest first. Who kept what stood said nothing new of them. */
export const readJudgements = Effect.fn("ReviewLog.judgements")(function* (signals: ReadonlyArray<string>) {
  if (signals.length === 0) return []
  const { run } = yield* Sql
  const rows = yield* run("ReviewLog.judgements", async (db) => {
    const found = await raw<Row>`
      select r.id, r.facets, r.groups, r.about from casework.review r
      where r.signals && ${[...new Set(signals)]}::text[] and r.kind not in ('undo', 'keep')
        and not exists (select from casework.review u where u.undoes = r.id)
      order by r.seq`.execute(db)
    return found.rows
  })
  return rows.map(
    (row): Judgement => ({
      review: row.id,
      facets: decodeFacets(row.facets),
      groups: decodeGroups(row.groups),
      about: row.about ?? undefined
    })
  )
})
