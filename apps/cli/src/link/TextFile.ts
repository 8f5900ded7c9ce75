import { once } from "node:events"
import { createWriteStream, type WriteStream } from "node:fs"

/** Characters that are handed to the file at once. */
const PIECE = 1 << 16

/** A text file that is written line by line, no faster than it can take them. */
export class TextFile {
  readonly #stream: WriteStream
  /** Rejects when the file cannot be written. */
  readonly #failed: Promise<never>
  #waiting = ""

  constructor(path: string) {
    this.#stream = createWriteStream(path, "utf8")
    this.#failed = once(this.#stream, "error").then(([error]) => Promise.reject(error))
    // told by the next write or the end
    this.#failed.catch(() => undefined)
  }

  /** Undefined where nothing has to be waited for. */
  write(line: string): Promise<void> | undefined {
    this.#waiting += `${line}\n`
    return this.#waiting.length < PIECE ? undefined : this.#flush()
  }

  /** All is on disk. */
  async end(): Promise<void> {
    await this.#flush()
    this.#stream.end()
    await Promise.race([once(this.#stream, "finish"), this.#failed])
  }

  async #flush(): Promise<void> {
    const text = this.#waiting
    this.#waiting = ""
    if (!this.#stream.write(text)) await Promise.race([once(this.#stream, "drain"), this.#failed])
  }
}
