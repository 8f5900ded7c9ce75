/** A line of a text: UTF-16 offsets without its end, and how it begins, to choose it by. */
export interface TextStretch {
  readonly from: number
  readonly to: number
  readonly start: string
}

const START = 50

/** The lines that have words; a number of a line counts these. */
export function linesOf(text: string): ReadonlyArray<TextStretch> {
  const lines: Array<TextStretch> = []
  let from = 0
  for (const line of text.split("\n")) {
    if (line.trim() !== "")
      lines.push({
        from,
        to: from + line.length,
        start: line.trim().slice(0, START) + (line.length > START ? "…" : "")
      })
    from += line.length + 1
  }
  return lines
}

/** A stretch without the white space at its ends; undefined where nothing is left. */
export function trimmed(
  text: string,
  from: number,
  to: number
): { readonly from: number; readonly to: number } | undefined {
  const words = text.slice(from, to)
  if (words.trim() === "") return undefined
  return { from: from + words.length - words.trimStart().length, to: to - (words.length - words.trimEnd().length) }
}
