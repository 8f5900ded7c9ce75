/**
 * Where a line of CSV leaves off: outside any quoted cell, inside one, or in a way that no writer of CSV leaves a cell that began on an earlier line.
 */
export type QuoteState = "closed" | "open" | "broken"

const QUOTE = '"'

/** Where the cell that begins at `from` ends, if it does on this line; -1: it goes on. */
const endOfCell = (line: string, from: number, delimiter: string): number => {
  const end = line.indexOf(delimiter, from)
  return end < 0 ? line.length : end
}

/** Reads on through a quoted cell from `from`: gives where its closing quote stands, or -1. A doubled quote is one of the text. */
const closingQuote = (line: string, from: number): number => {
  for (let at = line.indexOf(QUOTE, from); at >= 0; at = line.indexOf(QUOTE, at + 2)) {
    if (line.charAt(at + 1) !== QUOTE) return at
  }
  return -1
}

/**
 * Follows the quotes of one line (RFC 4180), `inside` a quoted cell at its start or not. A quote in the midst of a cell is one of its letters, and so are
 * both quotes of `"so"called` on one line. But a cell that began on an earlier line must close as it should: else two rows with
 * one stray quote each would be taken for one.
 */
export const quoteState = (line: string, delimiter: string, inside: boolean): QuoteState => {
  let at = 0
  let quoted = inside
  for (;;) {
    if (!quoted && line.charAt(at) !== QUOTE) {
      at = endOfCell(line, at, delimiter)
    } else {
      const continued = quoted
      const close = closingQuote(line, quoted ? at : at + 1)
      if (close < 0) return "open"
      quoted = false
      const end = close + 1
      if (end < line.length && !line.startsWith(delimiter, end)) {
        if (continued) return "broken"
        at = endOfCell(line, end, delimiter)
      } else at = end
    }
    if (at >= line.length) return "closed"
    at += delimiter.length
  }
}
