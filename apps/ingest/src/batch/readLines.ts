/** Longest line of a batch, bytes. */
export const LINE_LIMIT = 64 * 1024
/** Lines handled together, at most. */
export const GROUP = 200

/** One line as it came, from 1; `undefined` bytes: longer than `LINE_LIMIT`, and not kept. */
export interface RawLine {
  readonly line: number
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
}

const NEWLINE = 10

/** Cuts chunks into lines without ever holding more than one line and one chunk. Empty lines are passed over but counted. */
export class LineReader {
  private line = 0
  private pending: Array<Uint8Array> = []
  private size = 0

  /** Lines that this chunk completes. */
  push(chunk: Uint8Array): ReadonlyArray<RawLine> {
    const lines: Array<RawLine> = []
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      this.keep(chunk.subarray(from, to))
      this.finish(lines)
      from = to + 1
    }
    this.keep(chunk.subarray(from))
    return lines
  }

  /** The last line, when the body does not end with a newline. */
  end(): ReadonlyArray<RawLine> {
    const lines: Array<RawLine> = []
    if (this.size > 0) this.finish(lines)
    return lines
  }

  /** Number of the line that is being read. */
  get current(): number {
    return this.line + 1
  }

  private keep(part: Uint8Array) {
    this.size += part.length
    if (this.size > LINE_LIMIT) this.pending = []
    else if (part.length > 0) this.pending.push(part)
  }

  private finish(lines: Array<RawLine>) {
    this.line += 1
    if (this.size > LINE_LIMIT) lines.push({ line: this.line, bytes: undefined })
    else {
      const bytes = this.joined()
      if (!isBlank(bytes)) lines.push({ line: this.line, bytes })
    }
    this.pending = []
    this.size = 0
  }

  private joined(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.size)
    let at = 0
    for (const part of this.pending) {
      bytes.set(part, at)
      at += part.length
    }
    return bytes
  }
}

/** Spaces, tabs and the carriage return of a foreign line end. */
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
