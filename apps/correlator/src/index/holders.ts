import { KNOWN, type Known } from "@kruisverband/linkage/match"

/** A record as holder of a token: its signal's key and its number among the signal's subjects, in one integer. */
export type Holder = number

const SUBJECTS = 32

export const holderOf = (signal: number, subject: number): Holder => signal * SUBJECTS + subject
export const signalOf = (holder: Holder): number => Math.floor(holder / SUBJECTS)
export const subjectOf = (holder: Holder): number => holder % SUBJECTS

/** Tokens of one record, at most. */
export const PLACES = 128

/**
 * A holder as it stands in the list of a token, with what is known of it whole: that decides whom it is compared with (see `meets`); and the
 * place that the token has among its own. In the order of holders.
 */
export type Entry = number

export const entryOf = (holder: Holder, known: Known, place: number): Entry => (holder * KNOWN + known) * PLACES + place
export const holderIn = (entry: Entry): Holder => Math.floor(entry / (KNOWN * PLACES))
export const knownIn = (entry: Entry): Known => Math.floor(entry / PLACES) % KNOWN
export const placeIn = (entry: Entry): number => entry % PLACES

/** Entries are stored as six bytes each (48 bits: eight thousand million signals), big-endian, so that SQL can read them too. */
export const ENTRY_BYTES = 6

/** As stored, in rising order: equal sets are equal bytes. */
export const packEntries = (entries: ReadonlyArray<Entry>): Buffer => {
  const bytes = Buffer.allocUnsafe(entries.length * ENTRY_BYTES)
  const sorted = entries.length < 2 ? entries : entries.toSorted((x, y) => x - y)
  for (let i = 0; i < sorted.length; i++) bytes.writeUIntBE(sorted[i] ?? 0, i * ENTRY_BYTES, ENTRY_BYTES)
  return bytes
}

/** What `packEntries` wrote, from the hexadecimal text in which the database gives bytes (after its `\x`). */
export const unpackEntries = (hex: string): Array<Entry> => {
  const out: Array<Entry> = []
  for (let at = 2; at < hex.length; at += ENTRY_BYTES * 2) {
    out.push(Number.parseInt(hex.slice(at, at + ENTRY_BYTES * 2), 16))
  }
  return out
}
