import { deriveKeys, type LinkageKeys } from "@kruisverband/linkage/encode"
import type { CovenantRing } from "@kruisverband/vault"

/** A covenant's keys with which persons can be encoded: not those of a covenant that ended. */
export type EncodingRing = CovenantRing & { readonly linkageSecret: Uint8Array }

export const canEncode = (ring: CovenantRing | undefined): ring is EncodingRing =>
  ring?.linkageSecret !== undefined && !ring.retired

/** Deriving costs more than encoding, so it is done once for each opened ring. */
const derived = new WeakMap<Uint8Array, LinkageKeys>()

export const encodingKeys = ({ linkageSecret }: EncodingRing): LinkageKeys => {
  const keys = derived.get(linkageSecret) ?? deriveKeys(linkageSecret)
  derived.set(linkageSecret, keys)
  return keys
}
