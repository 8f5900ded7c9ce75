import { Schema } from "effect"

/** Woo 5.1(1): these are always refused. `d`: personal data of UAVG 3.1 and 3.2; `e`: identification numbers. */
export const AbsoluteGround = Schema.Literals(["5.1.1.a", "5.1.1.b", "5.1.1.c", "5.1.1.d", "5.1.1.e"])

/** Woo 5.1(2): these are weighed against openness. */
export const RelativeGround = Schema.Literals([
  "5.1.2.a",
  "5.1.2.b",
  "5.1.2.c",
  "5.1.2.d",
  "5.1.2.e",
  "5.1.2.f",
  "5.1.2.g",
  "5.1.2.h",
  "5.1.2.i"
])

/** 5.1(5): disproportionate harm, alone only. 5.2: personal views of policy in documents for internal talk. */
export const WooGround = Schema.Literals([...AbsoluteGround.literals, ...RelativeGround.literals, "5.1.5", "5.2"])
export type WooGround = typeof WooGround.Type

/** Weighed against openness: refusing asks an express reason (5.1(3)), and another one after five years (5.3). */
export const isWeighed = (ground: WooGround): boolean => ground.startsWith("5.1.2.") || ground === "5.1.5"

/** Grounds on which nothing is refused without a reason in words. */
export const asksReason = (ground: WooGround): boolean => isWeighed(ground) || ground === "5.2"

/** What a passage has in it, as marked by who prepared it: law asks to refuse these whatever else holds. */
export const PassageContent = Schema.Literals(["special-category", "criminal", "identification-number"])
export type PassageContent = typeof PassageContent.Type

/** One passage that is refused or given. */
export const WooPassage = Schema.Struct({
  grounds: Schema.Array(WooGround),
  reason: Schema.String,
  contains: Schema.Array(PassageContent),
  /** Why it is refused although it is older than five years (5.3). */
  olderReason: Schema.optionalKey(Schema.String)
})
export type WooPassage = typeof WooPassage.Type

/** The decision on one document. Local dates. */
export const WooDecision = Schema.Struct({
  documentDate: Schema.String,
  passages: Schema.Array(WooPassage),
  /** Access for research under conditions (5.7): they have to be written down. */
  researchConditions: Schema.optionalKey(Schema.String)
})
export type WooDecision = typeof WooDecision.Type
