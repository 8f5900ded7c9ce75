import { type Encoding, fromBase64, fromWire, toBase64 } from "@kruisverband/linkage/encode"
import { compare, type Frequencies, frequenciesOf, model } from "@kruisverband/linkage/match"
import { openUnder, type WrappedDataKey, withRing } from "@kruisverband/vault"
import { Effect, Schema } from "effect"

/** A person in keyed form, with what a comparison has to know of the covenant. */
export interface KnownPerson {
  /** As the officer was shown it first, then as signals have it. */
  readonly encodings: ReadonlyArray<Encoding>
  /** Steps of those of their tokens that are not rare. */
  readonly steps: ReadonlyArray<readonly [string, number]>
  /** Bits that the same person needs. */
  readonly bar: number
}

/** The same as it lies in the database. */
export interface SealedPerson {
  readonly key: WrappedDataKey
  readonly person: Uint8Array
}

const Stored = Schema.fromJsonString(
  Schema.Struct({
    encodings: Schema.Array(Schema.String),
    steps: Schema.Array(Schema.Tuple([Schema.String, Schema.Int])),
    bar: Schema.Finite
  })
)
const decode = Schema.decodeUnknownSync(Stored)

const decodeText = (plain: Uint8Array) => decode(new TextDecoder().decode(plain))

export const personBytes = ({ bar, encodings, steps }: KnownPerson): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ encodings: encodings.map(toBase64), steps, bar }))

/** Opens persons of one covenant; those of which the key is destroyed are not asked for. */
export const openPersons = Effect.fnUntraced(function* (covenant: string, sealed: ReadonlyArray<SealedPerson>) {
  if (sealed.length === 0) return []
  const opened = yield* withRing(covenant, (ring) =>
    Effect.forEach(sealed, ({ key, person }) =>
      Effect.map(openUnder(ring, key, "person", person), (plain): KnownPerson => {
        const { bar, encodings, steps } = decodeText(plain)
        return { encodings: encodings.flatMap((text) => fromBase64(text) ?? []), steps, bar }
      })
    )
  )
  return opened ?? []
})

/** A person of whom encodings are replaced by others, by their text; undefined when none is. */
export const withEncodings = (plain: Uint8Array, replaced: ReadonlyMap<string, string>): Uint8Array | undefined => {
  const person = decodeText(plain)
  if (!person.encodings.some((text) => replaced.has(text))) return undefined
  const encodings = [...new Set(person.encodings.map((text) => replaced.get(text) ?? text))]
  return new TextEncoder().encode(JSON.stringify({ ...person, encodings }))
}

/** Whether none of a person's encodings can be read here: what is posted cannot be known to be about them. */
export const isUnreadable = (plain: Uint8Array): boolean =>
  decodeText(plain).encodings.every((text) => fromBase64(text) === undefined)

const frequenciesFor = ({ steps }: KnownPerson): Frequencies => frequenciesOf(new Map(steps))

/** The whole birth date with each name; undefined when too little is known to tell a person from others. */
const exactToken = (encoding: Encoding): string | undefined => {
  const tokens = encoding.tokens.filter((token) => token.startsWith("b"))
  return tokens.length < 2 ? undefined : tokens.join(".")
}

const isExact = (a: Encoding, b: Encoding): boolean => {
  const token = exactToken(a)
  return token !== undefined && token === exactToken(b)
}

/** How well a record fits the person: the best of their spellings. `same`: would be linked, or has the same whole date and names. */
export const fitOf = (person: KnownPerson, record: Encoding) => {
  const frequencies = frequenciesFor(person)
  const compared = person.encodings.map((own) => ({
    exact: isExact(own, record),
    comparison: compare(own, record, { model, frequencies })
  }))
  const exact = compared.some((one) => one.exact)
  const best = compared.toSorted((x, y) => y.comparison.weight - x.comparison.weight)[0]?.comparison
  const weight = best?.weight ?? Number.NEGATIVE_INFINITY
  return { same: exact || weight >= person.bar, weight, terms: best?.terms ?? [] }
}

/** Whether one of these records, in wire form, is this person. */
export const isAbout = (person: KnownPerson, subjects: ReadonlyArray<Uint8Array>): boolean =>
  subjects.some((wire) => {
    const record = fromWire(wire)
    return record !== undefined && fitOf(person, record).same
  })
