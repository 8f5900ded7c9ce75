import { once } from "node:events"
import { createWriteStream, rmSync, type WriteStream } from "node:fs"
import { chmod, rename } from "node:fs/promises"
import type { OutputPlace } from "./outputPlace.ts"

/** Characters that are handed to the file at once. */
const PIECE = 1 << 16

/** Files that are being written: taken away when the process is told to stop. */
const unfinished = new Set<string>()

const STOPS = ["SIGINT", "SIGTERM", "SIGHUP"] as const

/** Takes away what is half written, then stops as if nobody had listened. */
const stop = (signal: NodeJS.Signals): void => {
  for (const path of unfinished) rmSync(path, { force: true })
  unlisten()
  process.kill(process.pid, signal)
}

const unlisten = (): void => {
  for (const signal of STOPS) process.off(signal, stop)
}

const begin = (path: string): void => {
  if (unfinished.size === 0) for (const signal of STOPS) process.on(signal, stop)
  unfinished.add(path)
}

const finish = (path: string): void => {
  unfinished.delete(path)
  if (unfinished.size === 0) unlisten()
}

/**
 * A text file that is written line by line, no faster than it can take them. It is at its place only when it is whole and on disk: until then it
 * stands beside it under a name that ends in `.part`, and what was there before stays as it was.
 */
export class TextFile {
  readonly #place: OutputPlace
  readonly #stream: WriteStream
  /** Rejects when the file cannot be written. */
  readonly #failed: Promise<never>
  #waiting = ""
  #ended = false

  /** Dispose of it, ended or not: what was not ended leaves nothing. */
  constructor(place: OutputPlace) {
    this.#place = place
    if (place.target !== undefined) begin(place.written)
    this.#stream = createWriteStream(place.written, { encoding: "utf8", flush: place.target !== undefined })
    this.#failed = once(this.#stream, "error").then(([error]) => Promise.reject(error))
    // told by the next write or the end
    this.#failed.catch(() => undefined)
  }

  /** Undefined where nothing has to be waited for. */
  write(line: string): Promise<void> | undefined {
    this.#waiting += `${line}\n`
    return this.#waiting.length < PIECE ? undefined : this.#flush()
  }

  /** All is on disk and at its place. */
  async end(): Promise<void> {
    await this.#flush()
    this.#stream.end()
    await Promise.race([once(this.#stream, "close"), this.#failed])
    const { mode, target, written } = this.#place
    if (target !== undefined) {
      if (mode !== undefined) await chmod(written, mode)
      await rename(written, target)
    }
    this.#ended = true
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#stream.closed) {
      const closed = once(this.#stream, "close")
      this.#stream.destroy()
      await closed.catch(() => undefined)
    }
    const { target, written } = this.#place
    if (target === undefined) return
    if (!this.#ended) rmSync(written, { force: true })
    finish(written)
  }

  async #flush(): Promise<void> {
    const text = this.#waiting
    this.#waiting = ""
    if (!this.#stream.write(text)) await Promise.race([once(this.#stream, "drain"), this.#failed])
  }
}
