import { createHmac } from "node:crypto"
import { nameParts } from "../../packages/linkage/src/encode/normalise/names.ts"
import { bigrams } from "../../packages/linkage/src/encode/sketch.ts"
import { dice } from "./dice.ts"
import type { Scheme, StolenVector } from "./Scheme.ts"

const BITS = 512
const HASHES = 15

const number = (key: Uint8Array, text: string): number =>
  createHmac("sha256", key).update(text).digest().readUInt32LE(0)

/**
 * What everyone starts with and nobody should use: a keyed Bloom filter a field with double hashing (Schnell, Bachteler & Reiher, BMC Med Inform
 * Decis Mak 2009), and a keyed hash of every single value. It shows that the attacks are attacks.
 */
export const bloomScheme: Scheme = {
  name: "plain Bloom filters",
  likeness: dice,
  encode: (identity, secret) => {
    const name = nameParts(identity)
    const filter = (of: "given" | "family", text: string | undefined): ReadonlyArray<StolenVector> => {
      if (text === undefined) return []
      const bits = new Uint32Array(BITS / 32)
      for (const gram of bigrams(text)) {
        const [f, g] = [number(secret, `f${gram}`), number(secret, `g${gram}`)]
        for (let i = 0; i < HASHES; i++) {
          const at = (f + i * g) % BITS
          bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
        }
      }
      return [{ kind: of === "given" ? "given name" : "surname", of, bits }]
    }
    const value = (kind: string, text: string | undefined) =>
      text === undefined || text === "" ? [] : [{ kind, value: `${kind}${number(secret, `${kind}:${text}`)}` }]
    return {
      vectors: [...filter("given", name.given[0]), ...filter("family", name.family[0])],
      values: [
        ...value("token given name", name.given[0]),
        ...value("token surname", name.family[0]),
        ...value("token year of birth", identity.birthDate?.slice(0, 4)),
        ...value("tag birth date", identity.birthDate),
        ...value("token town", identity.address?.city),
        ...value("sex", identity.sex)
      ],
      few: value("sex", identity.sex).map((sex) => ({ ...sex, truth: identity.sex ?? "" }))
    }
  }
}
