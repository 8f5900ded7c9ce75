import { Schema } from "effect"
import { Identifier } from "../covenant/CovenantDocument.ts"

/**
 * What a partner states of a person whose identity stays with it: no more than the covenant's rules ask (AVG 5(1)(c)).
 * The platform cannot check it; the partner answers for it, as for all that it posts (AVG 5(2), 26).
 */
export const Attested = Schema.Struct({
  /** Whether the person was under eighteen on the day of posting: the terms of minors then hold (L17). */
  minor: Schema.optionalKey(Schema.Boolean),
  /** Age in whole years that the person has certainly reached: the covenant's minimum, not the age itself. */
  minimumAge: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 120 }))),
  /** Which details of the person went into the encoding. */
  identifiers: Schema.optionalKey(Schema.Array(Identifier).check(Schema.isMaxLength(7)))
}).check(
  Schema.makeFilter(
    ({ minimumAge, minor }) =>
      !(minor === true && minimumAge !== undefined && minimumAge >= 18) ||
      "a minor cannot have reached an age of eighteen"
  )
)
export type Attested = typeof Attested.Type

/** Encoding made at the source by the client library, so that the platform never sees an identity. */
export const SealedSubject = Schema.Struct({
  /** Base64 of the wire form of `@kruisverband/linkage` encodings, at most 2 kB. */
  encoding: Schema.String.check(Schema.isMaxLength(4096)),
  /** Of the linkage key that it was made under, as it was handed out: another one than the covenant's is refused. */
  keyId: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(60))),
  attested: Schema.optionalKey(Attested)
})
export type SealedSubject = typeof SealedSubject.Type
