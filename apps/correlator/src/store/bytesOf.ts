/** Words begin at a multiple of it, so that they can be read where they stand. */
const WORD = 8

const roomFor = (text: string): number => Math.ceil((text.length * 3) / 4 / WORD) * WORD

/** Bytes from base64 as the database writes it, in lines, all in one piece of memory. */
export const bytesOf = (texts: ReadonlyArray<string>): ReadonlyArray<Uint8Array> => {
  const all = Buffer.allocUnsafeSlow(texts.reduce((sum, text) => sum + roomFor(text), 0))
  let at = 0
  return texts.map((text) => {
    const start = at
    at += roomFor(text)
    return all.subarray(start, start + all.write(text, start, "base64"))
  })
}
