import { Schema } from "effect"

/** What others see of a signal; the poster alone raises or lowers it. */
export const DisclosureLevel = Schema.Literals(["full", "without-source", "existence-only"])
export type DisclosureLevel = typeof DisclosureLevel.Type

/** What a viewer may see: a level, or nothing at all. */
export const VisibleLevel = Schema.Literals(["full", "without-source", "existence-only", "none"])
export type VisibleLevel = typeof VisibleLevel.Type

export const Informed = Schema.Struct({
  subject: Schema.Literals(["yes", "no", "deferred"]),
  reason: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(1000)))
})

export const Sharing = Schema.Struct({
  level: Schema.optionalKey(DisclosureLevel),
  informed: Schema.optionalKey(Informed),
  /** Ground for breaking medical secrecy, where health content is shared (BW 7:457). */
  ground: Schema.optionalKey(Schema.Literals(["consent", "conflict-of-duties"]))
})
export type Sharing = typeof Sharing.Type
