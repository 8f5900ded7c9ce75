/** Words begin at a multiple of it, so that they can be read where they stand. */
const WORD = 8

/** Bytes from the hexadecimal text in which the database gives them (after its `\x`), all in one piece of memory. */
export const bytesOf = (texts: ReadonlyArray<string>): ReadonlyArray<Uint8Array> => {
  const lengths = texts.map((text) => text.length / 2 - 1)
  const all = Buffer.allocUnsafeSlow(lengths.reduce((sum, length) => sum + Math.ceil(length / WORD) * WORD, 0))
  let at = 0
  return texts.map((text, index) => {
    const length = lengths[index] ?? 0
    const start = at
    at += Math.ceil(length / WORD) * WORD
    all.write(text.slice(2), start, length, "hex")
    return all.subarray(start, start + length)
  })
}
