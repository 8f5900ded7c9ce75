import { assert, describe, it } from "@effect/vitest"
import { SignalInput } from "@kruisverband/domain"
import { Effect, Schema } from "effect"
import { polarisation, radicalisation } from "../testing/bodies.ts"
import type { EncodingRing } from "../vault/encodingKeys.ts"
import type { EncodeJob } from "./EncodeJob.ts"
import { Encoder } from "./Encoder.ts"
import { EncodeThread } from "./EncodeThread.ts"

const ringOf = (covenant: string, fill: number): EncodingRing => {
  const linkageSecret = new Uint8Array(32).fill(fill)
  const sealing = { id: "c1", bytes: new Uint8Array(32) }
  const fingerprintKey = new Uint8Array(32)
  return { covenant, sealing, linkageSecret, fingerprintKey, versions: new Map([["c1", sealing]]), retired: false }
}
const rings = [ringOf("a", 1), ringOf("b", 2)]

/** Signals of two covenants, mixed, some without persons. */
const jobs = Array.from({ length: 40 }, (_, n): EncodeJob => {
  const subjects = [{ givenNames: `Sam ${n}`, familyName: "Voorbeeld", birthDate: "2008-03-04" }]
  const input = Schema.decodeUnknownSync(SignalInput)(n % 5 === 0 ? polarisation() : radicalisation({ subjects }))
  const ring = rings[n % 2]
  if (ring === undefined) throw new Error("two rings")
  return { input, ring }
})

const encodeAll = (some: ReadonlyArray<EncodeJob>) => Effect.flatMap(Encoder, (encoder) => encoder.encodeAll(some))

describe("Encoder", () => {
  it.live("gives the same on its own thread as in this one, in the same order", () =>
    Effect.gen(function* () {
      const here = yield* encodeAll(jobs).pipe(Effect.provide(Encoder.layerHere))
      const there = yield* encodeAll(jobs).pipe(Effect.provide(Encoder.layer))
      assert.deepStrictEqual(there, here)
      assert.lengthOf(there, jobs.length)
      assert.deepStrictEqual(yield* encodeAll(jobs.slice(0, 2)).pipe(Effect.provide(Encoder.layer)), here.slice(0, 2))
    })
  )
})

describe("EncodeThread", () => {
  it("answers each of many requests at once with its own", async () => {
    const thread = new EncodeThread()
    const answers = await Promise.all(jobs.map((job) => thread.encode([job])))
    assert.deepStrictEqual(answers.flat(), await thread.encode(jobs))
    await thread.stop()
  })

  it("rejects what it was doing when it dies, and starts anew for the next", async () => {
    const thread = new EncodeThread()
    const running = thread.encode(jobs)
    const failed = running.then(
      () => "answered",
      () => "rejected"
    )
    await thread.stop()
    assert.strictEqual(await failed, "rejected")
    assert.lengthOf(await thread.encode(jobs.slice(0, 3)), 3)
    await thread.stop()
  })
})
