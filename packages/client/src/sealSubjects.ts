import { deriveKeys, encode, type LinkageKeys, toBase64 } from "@kruisverband/linkage/encode"
import { attest, type SealingTerms, todayAt } from "./attest.ts"
import type { Attested, SealedSubject, Subject } from "./bodies.ts"

/** The linkage key of one covenant, ready for use. Keep it as you keep a password: whoever has it can test who is meant. */
export class CovenantKey {
  readonly #keys: LinkageKeys
  /** What the covenant asks of who seals; undefined: the key was given by hand, and nothing is stated. */
  readonly terms: SealingTerms | undefined

  /** `secret`: at least 16 bytes; a RangeError when it is shorter. */
  constructor(secret: Uint8Array, terms?: SealingTerms) {
    this.#keys = deriveKeys(secret)
    this.terms = terms
  }

  /**
   * Encodes one person where the data are: the platform never sees who it is. The citizen service number is never encoded.
   * `stated`: what you know of the person beside these details, where the covenant asks a statement. Throws `MayNotSeal`
   * for whom the covenant does not take.
   */
  encode(subject: Subject, stated?: Attested, now: number = Date.now()): SealedSubject {
    const { terms } = this
    const attested = terms === undefined ? stated : attest(subject, terms, todayAt(now), stated)
    const { bsn: _, ...identity } = subject
    const encoding = toBase64(encode(identity, this.#keys))
    return {
      encoding,
      ...(terms === undefined ? {} : { keyId: terms.keyId }),
      ...(attested === undefined || Object.keys(attested).length === 0 ? {} : { attested })
    }
  }
}

/** Prepares a linkage key that is at hand, at least 16 bytes; `Sealer` fetches it from the platform. Throws a RangeError when it is shorter. */
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
