/**
 * A record as holder of a token: its signal's key and its number among the signal's subjects, in one integer. Lists of
 * holders are stored as five bytes each (40 bits: 34 thousand million signals), big-endian, so that SQL can read them too.
 */
export type Holder = number

const SUBJECTS = 32
export const HOLDER_BYTES = 5

export const holderOf = (signal: number, subject: number): Holder => signal * SUBJECTS + subject
export const signalOf = (holder: Holder): number => Math.floor(holder / SUBJECTS)
export const subjectOf = (holder: Holder): number => holder % SUBJECTS

/** As stored, in rising order: equal sets are equal bytes. */
export const packHolders = (holders: ReadonlyArray<Holder>): Buffer => {
  const bytes = Buffer.allocUnsafe(holders.length * HOLDER_BYTES)
  const sorted = holders.length < 2 ? holders : holders.toSorted((x, y) => x - y)
  for (let i = 0; i < sorted.length; i++) bytes.writeUIntBE(sorted[i] ?? 0, i * HOLDER_BYTES, HOLDER_BYTES)
  return bytes
}

/** What `packHolders` wrote, from the hexadecimal text in which the database gives bytes (after its `\x`). */
export const unpackHolders = (hex: string): Array<Holder> => {
  const out: Array<Holder> = []
  for (let at = 2; at < hex.length; at += HOLDER_BYTES * 2) {
    out.push(Number.parseInt(hex.slice(at, at + HOLDER_BYTES * 2), 16))
  }
  return out
}
