import { deriveKeys, encode, type LinkageKeys } from "../../packages/linkage/src/encode/index.ts"
import { likeness } from "../../packages/linkage/src/match/bits.ts"
import type { Scheme, StolenVector } from "./Scheme.ts"

const derived = new WeakMap<Uint8Array, LinkageKeys>()
const keysOf = (secret: Uint8Array): LinkageKeys => {
  const keys = derived.get(secret) ?? deriveKeys(secret)
  derived.set(secret, keys)
  return keys
}

/** Word of a name's filter that holds its initial. */
const INITIAL = 15

const vector = (kind: string, of: StolenVector["of"], bits: Uint32Array | undefined): ReadonlyArray<StolenVector> =>
  bits === undefined ? [] : [{ kind, of, bits }]

/** What the store holds of a person, as the linker writes it. */
export const ourScheme: Scheme = {
  name: "ours",
  likeness: (a, b) => likeness(a, b, 0, a.length),
  encode: (identity, secret) => {
    const e = encode(identity, keysOf(secret))
    const [given, family] = [e.given[0], e.family[0]]
    const tags = [...Object.entries(e.date), ...Object.entries(e.address)].flatMap(([kind, value]) =>
      typeof value === "number" && value !== 0 ? [{ kind: `tag ${kind}`, value: `${kind} ${value}` }] : []
    )
    return {
      values: [
        ...e.tokens.map((token) => ({ kind: `token ${token.charAt(0)}`, value: token })),
        ...tags,
        ...(e.sex === 0 ? [] : [{ kind: "sex", value: `sex ${e.sex}` }]),
        ...(given === undefined ? [] : [{ kind: "initial", value: `initial ${given[INITIAL]}` }])
      ],
      vectors: [
        ...vector("given name", "given", given?.subarray(0, INITIAL)),
        ...vector("surname", "family", family?.subarray(0, INITIAL)),
        ...vector("year of birth", "other", e.year),
        ...vector("address", "other", e.place)
      ]
    }
  }
}
