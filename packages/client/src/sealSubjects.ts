import { deriveKeys, encode, type LinkageKeys, toBase64 } from "@kruisverband/linkage/encode"
import type { SealedSubject, Subject } from "./bodies.ts"

/** The linkage key of one covenant, ready for use. Keep it as you keep a password: whoever has it can test who is meant. */
export class CovenantKey {
  readonly #keys: LinkageKeys

  /** `secret`: at least 16 bytes, as the covenant's contact point gives it; a RangeError when it is shorter. */
  constructor(secret: Uint8Array) {
    this.#keys = deriveKeys(secret)
  }

  /** Encodes one person where the data are: the platform never sees who it is. The citizen service number is never encoded. */
  encode({ bsn: _, ...identity }: Subject): SealedSubject {
    return { encoding: toBase64(encode(identity, this.#keys)) }
  }
}

/** Prepares a covenant's linkage key (at least 16 bytes, as the covenant's contact point gives it). Throws a RangeError when it is shorter. */
export const covenantKey = (secret: Uint8Array): CovenantKey => new CovenantKey(secret)

/** Encodes one person under a covenant's key. */
export const encodeSubject = (subject: Subject, key: CovenantKey): SealedSubject => key.encode(subject)

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
  sealedSubjects: [...sealedSubjects, ...subjects.map((subject) => key.encode(subject))]
})
