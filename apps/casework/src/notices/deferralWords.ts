import { Consideration } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { openTexts, sealText } from "../vault/sealedTexts.ts"

const Considerations = Schema.fromJsonString(Schema.Record(Consideration, Schema.String))
const encode = Schema.encodeSync(Considerations)
const decode = Schema.decodeUnknownSync(Considerations)
type Considerations = typeof Considerations.Type

const add = Effect.fnUntraced(function* (covenant: string, id: string, deferral: string, text: string) {
  const words = yield* sealText(covenant, id, text)
  const { run } = yield* Sql
  yield* run("deferralWords.add", (db) =>
    db.insertInto("casework.deferral_words").values({ covenant, id, deferral, words }).execute()
  )
})

/** In the caller's transaction: considerations may name the person. */
export const addConsiderations = (covenant: string, deferral: string, considerations: Considerations) =>
  add(covenant, deferral, deferral, encode(considerations))

/** Why a review ended so, in the caller's transaction. */
export const addReviewReason = (covenant: string, deferral: string, review: string, reason: string) =>
  add(covenant, review, deferral, reason)

/** What was written about a deferral: the considerations, and reasons by review. What was destroyed is not there. */
export const openDeferralWords = Effect.fn("deferralWords.open")(function* (covenant: string, deferral: string) {
  const { run } = yield* Sql
  const rows = yield* run("deferralWords.read", (db) =>
    db
      .selectFrom("casework.deferral_words")
      .select(["id", "words"])
      .where("covenant", "=", covenant)
      .where("deferral", "=", deferral)
      .orderBy("id")
      .execute()
  )
  const texts = yield* openTexts(covenant, rows)
  const considered = texts.get(deferral)
  texts.delete(deferral)
  return { considerations: considered === undefined ? undefined : decode(considered), reasons: texts }
})
