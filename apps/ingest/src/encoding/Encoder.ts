import { Context, Effect, Layer } from "effect"
import { encodingKeys } from "../vault/encodingKeys.ts"
import type { EncodeJob } from "./EncodeJob.ts"
import { EncodeThread } from "./EncodeThread.ts"
import { type EncodedParts, encodeSignal } from "./encodeSignal.ts"

/** Encodes signals under their covenants' keys; the same wherever it is done. */
export class Encoder extends Context.Service<
  Encoder,
  {
    /** In the order given. */
    readonly encodeAll: (jobs: ReadonlyArray<EncodeJob>) => Effect.Effect<ReadonlyArray<EncodedParts>>
  }
>()("ingest/encoding/Encoder") {
  /** In this thread. */
  static readonly layerHere = Layer.succeed(Encoder, { encodeAll: (jobs) => Effect.sync(() => jobs.map(encodeHere)) })

  /** Many at once on a thread of their own, so that requests do not wait for a batch; few, or when it fails, in this one. */
  static readonly layer = Layer.effect(
    Encoder,
    Effect.map(
      Effect.acquireRelease(
        Effect.sync(() => new EncodeThread()),
        (thread) => Effect.promise(() => thread.stop())
      ),
      (thread) => ({
        encodeAll: (jobs: ReadonlyArray<EncodeJob>) =>
          jobs.length < WORTH_A_THREAD
            ? Effect.sync(() => jobs.map(encodeHere))
            : Effect.tryPromise(() => thread.encode(jobs)).pipe(
                Effect.catch(() =>
                  Effect.logWarning("encode thread failed").pipe(Effect.map(() => jobs.map(encodeHere)))
                )
              )
      })
    )
  )
}

/** Passing a signal to a thread and back costs about a twentieth of encoding it; waking the thread costs more. */
const WORTH_A_THREAD = 8

const encodeHere = ({ input, ring }: EncodeJob) => encodeSignal(input, encodingKeys(ring))
