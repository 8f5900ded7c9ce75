/** Longer lines are no rows of records: they are passed over without being kept. */
export const LONGEST_LINE = 8_000_000

/** A line without its end, or undefined for one that was too long to keep. */
export type Line = string | undefined

/** Cuts text that comes in pieces into lines: `\n`, `\r\n` or `\r`. Keeps one unfinished line at most, and no more of it than `LONGEST_LINE`. */
export class LineReader {
  #rest = ""
  #tooLong = false
  /** The text so far ended in `\r`: a `\n` to come belongs to it. */
  #half = false

  /** The lines that this piece completes. */
  push(piece: string): ReadonlyArray<Line> {
    const lines: Array<Line> = []
    let text = this.#half && piece.startsWith("\n") ? piece.slice(1) : piece
    if (piece !== "") this.#half = piece.endsWith("\r")
    // with no lone `\r` left there is one kind of line end, which the machine finds quickly
    if (text.includes("\r")) text = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n")
    let from = 0
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      lines.push(this.#finish(text.slice(from, end)))
      from = end + 1
    }
    this.#keep(text.slice(from))
    return lines
  }

  /** The last line, where the text does not end in a line end. */
  end(): ReadonlyArray<Line> {
    return this.#rest === "" && !this.#tooLong ? [] : [this.#finish("")]
  }

  #keep(text: string): void {
    if (this.#rest.length + text.length > LONGEST_LINE) {
      this.#tooLong = true
      this.#rest = ""
    }
    if (!this.#tooLong) this.#rest += text
  }

  #finish(text: string): Line {
    this.#keep(text)
    const line = this.#tooLong ? undefined : this.#rest
    this.#rest = ""
    this.#tooLong = false
    return line
  }
}
