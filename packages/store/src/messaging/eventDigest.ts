import { createHash } from "node:crypto"

/** What makes an event one and the same, for ever. */
export interface EventKey {
  readonly source: string
  readonly id: string
}

export const keyOf = ({ source, id }: EventKey): string => `${source} ${id}`

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/u
/** Hexadecimal digits of the moment with which a UUID of version 7 begins (RFC 9562). */
const MOMENT = 12

/**
 * An event's source and id in 16 bytes, written as a UUID, as every inbox keeps them: SHA-256, of which the first 48 bits make way for those
 * of the id where that is a UUID. Events of one time then lie together in the index, and 80 bits are left to tell them apart.
 */
export const eventDigest = (key: EventKey): string => {
  const hash = createHash("sha256").update(keyOf(key)).digest("hex").slice(0, 32)
  const hex = UUID.test(key.id) ? key.id.replaceAll("-", "").slice(0, MOMENT) + hash.slice(MOMENT) : hash
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
