import { deriveKeys, encode, type LinkageKeys, toBase64 } from "@kruisverband/linkage/encode"
import type { SealedSubject, Subject } from "./bodies.ts"

/** The linkage key of one covenant, ready for use. Keep it as you keep a password: whoever has it can test who is meant. */
export type CovenantKey = LinkageKeys

/** Prepares a covenant's linkage key (at least 16 bytes, as the covenant's contact point gives it). Throws a RangeError when it is shorter. */
export const covenantKey = (secret: Uint8Array): CovenantKey => deriveKeys(secret)

/** Encodes one person where the data are: the platform never sees who it is. The citizen service number is never encoded. */
export const encodeSubject = ({ bsn: _, ...identity }: Subject, key: CovenantKey): SealedSubject => ({
  encoding: toBase64(encode(identity, key))
})

/** A signal as it is posted, with persons in clear. */
export interface WithSubjects {
  readonly subjects?: ReadonlyArray<Subject>
  readonly sealedSubjects?: ReadonlyArray<SealedSubject>
}

/** The same signal with its persons encoded and none in clear. */
export const sealSubjects = <S extends WithSubjects>(
  { subjects = [], sealedSubjects = [], ...rest }: S,
  key: CovenantKey
): Omit<S, "subjects" | "sealedSubjects"> & { readonly sealedSubjects: ReadonlyArray<SealedSubject> } => ({
  ...rest,
  sealedSubjects: [...sealedSubjects, ...subjects.map((subject) => encodeSubject(subject, key))]
})
