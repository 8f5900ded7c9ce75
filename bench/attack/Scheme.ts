import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"

/** A bit vector as it is stored, and the sort of value that it was made of. */
export interface StolenVector {
  readonly kind: string
  /** The name whose letters it holds, as far as one can know who knows the algorithm. */
  readonly of: "given" | "family" | "other"
  readonly bits: Uint32Array
}

/** What whoever has the store but not the key sees of one signal. */
export interface Stolen {
  /** Values that can be compared for equality only, with their kind. */
  readonly values: ReadonlyArray<{ readonly kind: string; readonly value: string }>
  readonly vectors: ReadonlyArray<StolenVector>
  /** Values that can be one of a few only, with what they stand for: of these a thief may be right by luck. */
  readonly few: ReadonlyArray<{ readonly kind: string; readonly value: string; readonly truth: string }>
}

/** A way to encode. The attacker knows it, and runs it on lists of his own under keys of his own. */
export interface Scheme {
  readonly name: string
  readonly encode: (identity: SubjectIdentity, secret: Uint8Array) => Stolen
  /** How alike two vectors of one kind are: 1 equal, about 0 unrelated. */
  readonly likeness: (a: Uint32Array, b: Uint32Array) => number
}

/** A vector as a value that can be compared for equality. */
export const vectorText = (bits: Uint32Array): string => bits.join(",")
