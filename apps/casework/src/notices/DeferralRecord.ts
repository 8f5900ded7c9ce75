import { CovenantId, DeferralGround, DeferralId, UserId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"

/** A deferral as casework keeps it; its words lie sealed beside it. Local dates. */
const DeferralRecord = Schema.Struct({
  covenant: CovenantId,
  id: DeferralId,
  ground: DeferralGround,
  tellable: Schema.Boolean,
  proposedBy: UserId,
  reviewer: UserId,
  decidedOn: Schema.String,
  reviewOn: Schema.String,
  endedOn: Schema.NullOr(Schema.String),
  revision: Schema.Int
})
export type DeferralRecord = typeof DeferralRecord.Type
const decode = Schema.decodeUnknownSync(DeferralRecord)

/** `lock`: nobody else reviews it until the transaction ends. */
export const findDeferral = Effect.fn("DeferralRecord.find")(function* (id: string, lock = false) {
  const { run } = yield* Sql
  const row = yield* run("DeferralRecord.find", (db) => {
    const found = db.selectFrom("casework.deferral").selectAll().where("id", "=", id)
    return (lock ? found.forUpdate() : found).executeTakeFirst()
  })
  if (row === undefined) return undefined
  const { covenant, decided_on, ended_on, ground, proposed_by, review_on, reviewer, revision, tellable } = row
  return decode({
    ...{ covenant, id, ground, tellable, reviewer, revision },
    ...{ proposedBy: proposed_by, decidedOn: decided_on, reviewOn: review_on, endedOn: ended_on }
  })
})

export const insertDeferral = Effect.fn("DeferralRecord.insert")(function* (
  {
    covenant,
    decidedOn,
    ground,
    id,
    proposedBy,
    reviewer,
    reviewOn,
    tellable
  }: Omit<DeferralRecord, "endedOn" | "revision">,
  at: string
) {
  const { run } = yield* Sql
  yield* run("DeferralRecord.insert", (db) =>
    db
      .insertInto("casework.deferral")
      .values({
        ...{ covenant, id, ground, tellable, reviewer, at, revision: 1 },
        ...{ proposed_by: proposedBy, decided_on: decidedOn, review_on: reviewOn }
      })
      .execute()
  )
})

export interface ReviewDone {
  readonly id: string
  readonly outcome: "extend" | "end"
  readonly by: string
  readonly on: string
  readonly reviewOn: string | undefined
  readonly at: string
}

/** Notes a review and what it makes of the deferral, which the caller has locked. */
export const addReview = Effect.fn("DeferralRecord.review")(function* (
  { covenant, id: deferral, revision, ...before }: DeferralRecord,
  { at, by, id, on, outcome, reviewOn }: ReviewDone
) {
  const { run } = yield* Sql
  yield* run("DeferralRecord.review", async (db) => {
    await db
      .insertInto("casework.deferral_review")
      .values({ covenant, id, deferral, outcome, by, reviewed_on: on, review_on: reviewOn ?? null, at })
      .execute()
    await db
      .updateTable("casework.deferral")
      .set({
        review_on: reviewOn ?? before.reviewOn,
        ended_on: outcome === "end" ? on : null,
        revision: revision + 1
      })
      .where("covenant", "=", covenant)
      .where("id", "=", deferral)
      .execute()
  })
})

/** Oldest first. */
export const listReviews = Effect.fn("DeferralRecord.reviews")(function* ({ covenant, id }: DeferralRecord) {
  const { run } = yield* Sql
  return yield* run("DeferralRecord.reviews", (db) =>
    db
      .selectFrom("casework.deferral_review")
      .select(["id", "outcome", "by", "reviewed_on", "review_on"])
      .where("covenant", "=", covenant)
      .where("deferral", "=", id)
      .orderBy("id")
      .execute()
  )
})
