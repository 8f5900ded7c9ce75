import { Worker } from "node:worker_threads"
import type { EncodeJob } from "./EncodeJob.ts"
import type { EncodedParts } from "./encodeSignal.ts"
import type { EncodeAnswer, EncodeRequest } from "./encodeWorker.ts"

interface Waiting {
  readonly resolve: (encoded: ReadonlyArray<EncodedParts>) => void
  readonly reject: (cause: Error) => void
}

/** A thread that encodes: started when first needed, started again after it died. It never keeps the process alive. */
export class EncodeThread {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, Waiting>()
  private next = 0

  /** Rejects when the thread dies before it answers. */
  encode(jobs: ReadonlyArray<EncodeJob>): Promise<ReadonlyArray<EncodedParts>> {
    const worker = this.worker ?? this.start()
    const id = this.next++
    // Only what encoding needs crosses: no observation, no assessment, no author.
    const request: EncodeRequest = {
      id,
      secrets: new Map(jobs.map(({ ring }) => [ring.covenant, ring.linkageSecret] as const)),
      jobs: jobs.map(({ input: { expressions, groups, kind, place, sealedSubjects, subjects }, ring }) => ({
        covenant: ring.covenant,
        input: {
          kind,
          ...(subjects === undefined ? {} : { subjects }),
          ...(sealedSubjects === undefined ? {} : { sealedSubjects }),
          ...(groups === undefined ? {} : { groups }),
          ...(expressions === undefined ? {} : { expressions }),
          ...(place === undefined ? {} : { place })
        }
      }))
    }
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      worker.postMessage(request)
    })
  }

  async stop(): Promise<void> {
    await this.worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(new URL("./encodeWorker.ts", import.meta.url))
    worker.unref()
    worker.on("message", ({ encoded, id }: EncodeAnswer) => {
      this.waiting.get(id)?.resolve(encoded)
      this.waiting.delete(id)
    })
    worker.on("error", () => this.ended(worker))
    worker.on("exit", () => this.ended(worker))
    this.worker = worker
    return worker
  }

  private ended(worker: Worker) {
    if (this.worker !== worker) return
    this.worker = undefined
    for (const { reject } of this.waiting.values()) reject(new Error("the encode thread ended"))
    this.waiting.clear()
  }
}
