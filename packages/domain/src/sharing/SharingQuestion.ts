import { Schema } from "effect"
import { CovenantId, PartnerId } from "../ids.ts"

/** What somebody wants to share, in words of everyday. */
export const SharedThing = Schema.Literals([
  "name",
  "birth-date",
  "address",
  "phone",
  "email",
  "handle",
  "bsn",
  /** What was seen and heard. */
  "behaviour",
  /** Clothing, prayer, conversion, diet, beard, fasting. */
  "observance",
  /** Demonstrating, voting, a membership. */
  "politics",
  "health",
  "origin",
  "criminal-record"
])
export type SharedThing = typeof SharedThing.Type

/** `covenant`: by a signal, to the parties together; `partner`: one organisation directly; `concerned`: the person or the parents. */
export const SharedWith = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("covenant") }),
  Schema.Struct({ kind: Schema.Literal("partner"), partner: PartnerId }),
  Schema.Struct({ kind: Schema.Literal("concerned") }),
  Schema.Struct({ kind: Schema.Literal("outside") })
])
export type SharedWith = typeof SharedWith.Type

/** "May I share this?", asked in four steps: with whom, about what, for which purpose; who asks is who is logged in. Nobody is named. */
export const SharingQuestion = Schema.Struct({
  covenant: CovenantId,
  /** Left out: the covenant's first. */
  purpose: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(60))),
  with: SharedWith,
  about: Schema.Literals(["person", "place"]),
  /** In years, where the asker knows it. */
  age: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 120 }))),
  things: Schema.Array(SharedThing).check(Schema.isMaxLength(SharedThing.literals.length)),
  /** Why a professional with secrecy may share content. */
  ground: Schema.optionalKey(Schema.Literals(["consent", "conflict-of-duties"])),
  /** Whether the asker followed the training, where the covenant asks for it. */
  trained: Schema.optionalKey(Schema.Boolean)
}).annotate({ identifier: "SharingQuestion" })
export type SharingQuestion = typeof SharingQuestion.Type
