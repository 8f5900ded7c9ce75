import { Schema } from "effect"
import { CovenantId, MunicipalityCode } from "../ids.ts"
import { isRealDate } from "../time/localDate.ts"
import { Behaviour, ExpressionType, Theme } from "../vocabulary/vocabulary.ts"
import { SealedSubject } from "./SealedSubject.ts"
import { Sharing } from "./Sharing.ts"
import { Subject } from "./Subject.ts"

const text = (max: number) => Schema.String.check(Schema.isMaxLength(max))

/** Date-time with offset (upper-case T and Z), or a date where only the day is known. */
export const ObservedAt = Schema.String.check(
  Schema.isPattern(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/u
  ),
  // The pattern lets 30 February through, which a date parser would silently make 2 March.
  Schema.makeFilter((value) => isRealDate(value) || "a day that the calendar does not have")
)

export const Place = Schema.Struct({
  municipality: MunicipalityCode,
  district: Schema.optionalKey(text(100)),
  postcode: Schema.optionalKey(text(12)),
  description: Schema.optionalKey(text(300))
})
export type Place = typeof Place.Type

export const Expression = Schema.Struct({ type: ExpressionType, value: text(300) })
export const Group = Schema.Struct({ name: text(200) })

/** Admiralty code: reliability of the source A to F, credibility of the information 1 to 6. */
export const Source = Schema.Struct({
  firstHand: Schema.optionalKey(Schema.Boolean),
  reliability: Schema.optionalKey(Schema.Literals(["A", "B", "C", "D", "E", "F"])),
  credibility: Schema.optionalKey(Schema.Literals(["1", "2", "3", "4", "5", "6"]))
})

export const Author = Schema.Struct({
  name: Schema.optionalKey(text(200)),
  role: Schema.optionalKey(text(60)),
  trained: Schema.optionalKey(Schema.Boolean)
})

const common = {
  covenant: CovenantId,
  /** Defaults to the covenant's first purpose. */
  purpose: Schema.optionalKey(text(60)),
  observedAt: ObservedAt,
  place: Schema.optionalKey(Place),
  /** What was seen and heard: facts. */
  observation: text(10_000),
  /** What the poster makes of it: judgement, kept apart from the facts. */
  assessment: Schema.optionalKey(text(10_000)),
  behaviours: Schema.optionalKey(Schema.Array(Behaviour).check(Schema.isMaxLength(15))),
  themes: Schema.optionalKey(Schema.Array(Theme).check(Schema.isMaxLength(10))),
  expressions: Schema.optionalKey(Schema.Array(Expression).check(Schema.isMaxLength(20))),
  groups: Schema.optionalKey(Schema.Array(Group).check(Schema.isMaxLength(20))),
  source: Schema.optionalKey(Source),
  sharing: Schema.optionalKey(Sharing),
  author: Schema.optionalKey(Author)
}

/** About a person or persons. */
export const RadicalisationSignal = Schema.Struct({
  kind: Schema.Literal("radicalisation"),
  ...common,
  subjects: Schema.optionalKey(Schema.Array(Subject).check(Schema.isMaxLength(10))),
  sealedSubjects: Schema.optionalKey(Schema.Array(SealedSubject).check(Schema.isMaxLength(10)))
})
export type RadicalisationSignal = typeof RadicalisationSignal.Type

/** About a place, groups and a theme. There is no field for a person: the wrong signal cannot be written (requirement A7). */
export const PolarisationSignal = Schema.Struct({ kind: Schema.Literal("polarisation"), ...common })
export type PolarisationSignal = typeof PolarisationSignal.Type

export const SignalInput = Schema.Union([RadicalisationSignal, PolarisationSignal]).annotate({
  identifier: "SignalInput"
})
export type SignalInput = typeof SignalInput.Type
