import { type SealedSubject, SignalInput, Subject } from "@kruisverband/domain"
import { encodingVersion } from "@kruisverband/linkage/encode"
import { type CovenantRing, openUnder, sealUnder, type WrappedDataKey } from "@kruisverband/vault"
import { Effect, Schema } from "effect"
import type { EncodedParts } from "../encoding/encodeSignal.ts"
import { decodeParts, encodeParts } from "../encoding/sealedParts.ts"

/** Identity, free text and encodings under a data key of the signal's own. */
export interface SealedSignal {
  readonly key: WrappedDataKey
  readonly identity: Uint8Array
  readonly content: Uint8Array
  readonly encodings: Uint8Array
}

/** The same as it is written, with what is told of its encodings without opening them. */
export interface WrittenSignal extends SealedSignal {
  /** Version of each, in the order of the persons. */
  readonly encoded: ReadonlyArray<number>
  /** How many of the last were sealed at the source. */
  readonly atSource: number
}

/** Versions of encodings as ingest keeps them; 0 for bytes that are none. */
export const versionsOf = (subjects: ReadonlyArray<Uint8Array>): ReadonlyArray<number> =>
  subjects.map((wire) => encodingVersion(wire) ?? 0)

const Identity = Schema.fromJsonString(Schema.Array(Subject))
const Content = Schema.fromJsonString(SignalInput)
const decodeIdentity = Schema.decodeUnknownSync(Identity)
const decodeContent = Schema.decodeUnknownSync(Content)
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8")
const text = (plain: Uint8Array) => new TextDecoder().decode(plain)

/** What was stated of a sealed person stays with the content: a correction must pass the same rules. */
const withoutEncoding = ({ attested }: SealedSubject): SealedSubject =>
  attested === undefined ? { encoding: "" } : { encoding: "", attested }

/** The same persons again: encodings as they lie apart, with what was stated of each. */
export const sealedSubjectsOf = (
  content: SignalInput,
  encodings: ReadonlyArray<string>
): ReadonlyArray<SealedSubject> => {
  const stated = content.kind === "radicalisation" ? (content.sealedSubjects ?? []) : []
  return encodings.map((encoding, place) => {
    const attested = stated[place]?.attested
    return attested === undefined ? { encoding } : { encoding, attested }
  })
}

/** Three seals: who it is about, everything else as it was posted, and what the correlator may fetch. */
export const sealSignal = Effect.fnUntraced(function* (
  ring: CovenantRing,
  signal: string,
  input: SignalInput,
  encoded: EncodedParts
) {
  const {
    subjects,
    sealedSubjects: sealed = [],
    ...rest
  } = input.kind === "radicalisation" ? input : { ...input, subjects: [], sealedSubjects: [] }
  const content = sealed.some(({ attested }) => attested !== undefined)
    ? { ...rest, sealedSubjects: sealed.map(withoutEncoding) }
    : rest
  const { fields, key } = yield* sealUnder(ring, signal, {
    identity: bytes(subjects ?? []),
    content: bytes(content),
    encodings: encodeParts(encoded)
  })
  const result: WrittenSignal = {
    key,
    ...fields,
    encoded: versionsOf(encoded.subjects),
    atSource: sealed.length
  }
  return result
})

/** Fails with SealBroken when the bytes are not this signal's. */
export const openContent = (ring: CovenantRing, sealed: SealedSignal) =>
  Effect.map(openUnder(ring, sealed.key, "content", sealed.content), (plain) => decodeContent(text(plain)))

export const openIdentity = (ring: CovenantRing, sealed: Pick<SealedSignal, "key" | "identity">) =>
  Effect.map(openUnder(ring, sealed.key, "identity", sealed.identity), (plain) => decodeIdentity(text(plain)))

export const openEncodings = (ring: CovenantRing, sealed: Pick<SealedSignal, "key" | "encodings">) =>
  Effect.map(openUnder(ring, sealed.key, "encodings", sealed.encodings), decodeParts)
