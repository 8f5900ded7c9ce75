import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { type EncodedBlock, PairList } from "@kruisverband/linkage/batch"
import { encodeRows } from "./encodeRows.ts"
import type { Places } from "./LinkRecord.ts"
import { type ComparedPart, comparedParts, type LinkReply, type LinkTask, type SharedSet } from "./linkWork.ts"

/** Tasks that wait with one thread: one at work and one for the moment it is ready. */
const MOST_WAITING = 2
/** More threads than this gain nothing: the file is read by one. */
const MOST_THREADS = 8
/** Records of the smallest set that is compared by more than one: less is done sooner than a thread has started. */
const LEAST_SHARED = 10_000

/** Megabytes for what a thread has just made and soon forgets: more takes memory and saves no time. */
const YOUNG = 24

interface Waiting {
  readonly done: (block: EncodedBlock | undefined) => void
  readonly failed: (error: Error) => void
  readonly part: (part: ComparedPart) => void
}

/** One thread, and what was asked of it: answers come in the order of the questions. */
class LinkThread {
  readonly #worker = new Worker(new URL("./linkWorker.ts", import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG }
  })
  readonly #waiting: Array<Waiting> = []

  constructor() {
    this.#worker.on("message", (reply: LinkReply) => this.#hear(reply))
    this.#worker.on("error", (error: Error) => this.#fail(error))
    this.#worker.on("exit", () => this.#fail(new Error("a thread ended before its work was done")))
  }

  get waiting(): number {
    return this.#waiting.length
  }

  ask(task: LinkTask, part: (part: ComparedPart) => void = () => undefined): Promise<EncodedBlock | undefined> {
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed, part })
      this.#worker.postMessage(task)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #hear(reply: LinkReply): void {
    if (reply.kind === "part") this.#waiting[0]?.part(reply.part)
    else this.#waiting.shift()?.done(reply.kind === "encoded" ? reply.block : undefined)
  }

  #fail(error: Error): void {
    for (const one of this.#waiting.splice(0)) one.failed(error)
  }
}

/**
 * The threads that help to link a file, one for each processor but this one. They start when there is work for more than one. This
 * thread works along wherever the others have enough to do.
 */
export class LinkThreads implements AsyncDisposable {
  readonly #threads: Array<LinkThread> = []
  readonly #most: number
  readonly #leastShared: number
  #blocks = 0

  /** `helpers`: how many threads beside this one; by default as many as there are processors for. `leastShared`: see `LEAST_SHARED`. */
  constructor(helpers = Math.min(MOST_THREADS, availableParallelism()) - 1, leastShared = LEAST_SHARED) {
    this.#most = helpers
    this.#leastShared = leastShared
  }

  /** Encodes rows: by a thread that has time, or at once. */
  async encode(rows: ReadonlyArray<ReadonlyArray<string>>, at: Places): Promise<EncodedBlock> {
    this.#blocks++
    const thread = this.#blocks > 1 ? this.#free() : undefined
    return (await thread?.ask({ kind: "encode", rows, at })) ?? encodeRows(rows, at)
  }

  /** Compares the candidates of a set; `done` hears now and then of how many records. */
  async compare(set: Omit<SharedSet, "next">, done: (records: number) => void = () => undefined): Promise<PairList> {
    const pairs = new PairList()
    const shared = { ...set, next: new Int32Array(new SharedArrayBuffer(4)) }
    const helpers = set.index.records < this.#leastShared ? [] : this.#all()
    const asked = Promise.all(helpers.map((thread) => thread.ask({ kind: "compare", set: shared }, adding(pairs))))
    // heard below; a failure meanwhile is no surprise
    asked.catch(() => undefined)
    const add = adding(pairs)
    for (const part of comparedParts(shared)) {
      add(part)
      done(Math.min(set.index.records, Atomics.load(shared.next, 0)))
      // lets what the others found in
      if (helpers.length > 0) await new Promise(setImmediate)
    }
    await asked
    return pairs
  }

  /** Ends the threads, and with them the memory that they hold. They start anew when there is work for them. */
  async rest(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.rest()
  }

  #all(): ReadonlyArray<LinkThread> {
    while (this.#threads.length < this.#most) this.#threads.push(new LinkThread())
    return this.#threads
  }

  /** The thread with least to do, if any has time. */
  #free(): LinkThread | undefined {
    const idle = this.#threads.find((thread) => thread.waiting === 0)
    if (idle !== undefined) return idle
    if (this.#threads.length < this.#most) {
      const thread = new LinkThread()
      this.#threads.push(thread)
      return thread
    }
    return this.#threads.find((thread) => thread.waiting < MOST_WAITING)
  }
}

const adding = (pairs: PairList): ((part: ComparedPart) => void) => {
  const add = pairs.source()
  return (part) => add(part.pairs, part.levels)
}
