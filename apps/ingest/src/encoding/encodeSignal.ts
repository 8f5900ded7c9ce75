import type { RadicalisationSignal, SignalKind } from "@kruisverband/domain"
import {
  type Encoding,
  encode,
  encodeExpression,
  encodeGroup,
  encodePlace,
  fromBase64,
  type LinkageKeys,
  toWire
} from "@kruisverband/linkage/encode"

/** What encoding reads of a signal; a polarisation signal has no persons. */
export type Encodable = Pick<
  RadicalisationSignal,
  "subjects" | "sealedSubjects" | "groups" | "expressions" | "place"
> & { readonly kind: SignalKind }

/** What the correlator may see of a signal: irreversible without the covenant's key. */
export interface EncodedParts {
  /** Wire form, one per person in the order posted. */
  readonly subjects: ReadonlyArray<Uint8Array>
  readonly groups: ReadonlyArray<string>
  readonly expressions: ReadonlyArray<string>
  readonly places: ReadonlyArray<string>
}

const known = <A>(values: ReadonlyArray<A | undefined>): ReadonlyArray<A> => [
  ...new Set(values.filter((value) => value !== undefined))
]

/** Base64 in either alphabet, padded or not. */
const base64Url = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")

/** Encodings made at the source, read and checked; undefined when one of them is not an encoding. */
export const readSealedSubjects = (input: Encodable): ReadonlyArray<Encoding> | undefined => {
  const read = (input.sealedSubjects ?? []).map((subject) => fromBase64(base64Url(subject.encoding)))
  return read.every((encoding) => encoding !== undefined) ? read : undefined
}

/** Encodes every person of a signal; the citizen service number is never matched on. */
export const encodeSubjects = (input: Encodable, keys: LinkageKeys): ReadonlyArray<Encoding> =>
  (input.subjects ?? []).map(({ bsn: _, ...identity }) => encode(identity, keys))

/** Groups, expressions and places are compared for polarisation alone: of a person's signal they would only be a way to read it back. */
const encodeFacets = (input: Encodable, keys: LinkageKeys): Omit<EncodedParts, "subjects"> => {
  const { expressions = [], groups = [], kind, place } = input
  if (kind !== "polarisation") return { groups: [], expressions: [], places: [] }
  return {
    groups: known(groups.flatMap((group) => encodeGroup(group.name, keys))),
    expressions: known(expressions.flatMap((expression) => encodeExpression(expression, keys))),
    places: known(place === undefined ? [] : encodePlace(place, keys))
  }
}

export const encodedParts = (input: Encodable, subjects: ReadonlyArray<Encoding>, keys: LinkageKeys): EncodedParts => ({
  subjects: subjects.map(toWire),
  ...encodeFacets(input, keys)
})

/** Pure, and most of the work of taking a signal in. */
export const encodeSignal = (input: Encodable, keys: LinkageKeys): EncodedParts => {
  const subjects = [...encodeSubjects(input, keys), ...(readSealedSubjects(input) ?? [])]
  return encodedParts(input, subjects, keys)
}
