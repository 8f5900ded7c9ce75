import { assert, describe, it } from "@effect/vitest"
import { PartnerId, SignalId } from "@kruisverband/domain"
import { StoreError } from "@kruisverband/store"
import { Effect, Layer, Result, Stream } from "effect"
import type { Poster } from "../access/Poster.ts"
import { type Prepared, SignalIntake } from "../signals/SignalIntake.ts"
import { radicalisation } from "../testing/bodies.ts"
import { registerBatch } from "./registerBatch.ts"

const poster: Poster = {
  partner: PartnerId.make("school"),
  user: undefined,
  covenants: undefined,
  client: "client:school",
  trace: "0af7651916cd43dd8448eb211c80319c",
  via: undefined
}
const receipt = {
  id: SignalId.make("0191e0d3-0000-7000-8000-000000000001"),
  receipt: "0000-0000",
  desk: "region" as const,
  guidance: [],
  sharing: { level: "full" as const }
}
const done: Prepared = { kind: "settled", outcome: Result.succeed(receipt) }

/** An intake whose database fails at every `nth` group. */
const intake = (failAt: number) => {
  let groups = 0
  const sizes: Array<number> = []
  const layer = Layer.succeed(SignalIntake, {
    register: () => Effect.die("not used"),
    check: () => Effect.die("not used"),
    prepareMany: (_, posts) => Effect.succeed(posts.map(() => done)),
    storeMany: (_, prepared) =>
      Effect.suspend(() => {
        sizes.push(prepared.length)
        groups += 1
        return groups === failAt
          ? Effect.fail(new StoreError({ operation: "test", code: "08006" }))
          : Effect.succeed(prepared.map(() => Result.succeed(receipt)))
      })
  })
  return { layer, sizes }
}

const body = (lines: number, chunk: number) => {
  const text = `${JSON.stringify(radicalisation())}\n`.repeat(lines)
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + chunk))
      at += chunk
    }
  })
}

const run = (layer: Layer.Layer<SignalIntake>, stream: ReadableStream<Uint8Array>, limit?: number) =>
  Stream.runCollect(registerBatch(poster, undefined, stream, limit)).pipe(Effect.provide(layer))

describe("registerBatch", () => {
  it.effect("writes what arrives together in one transaction, never more than 200 lines", () =>
    Effect.gen(function* () {
      const { layer, sizes } = intake(0)
      const lines = yield* run(layer, body(1000, 1_000_000))
      assert.deepStrictEqual(sizes, [200, 200, 200, 200, 200])
      assert.deepStrictEqual(
        [...lines].map((one) => one.line),
        Array.from({ length: 1000 }, (_, index) => index + 1)
      )
    })
  )

  it.effect("tells the lines that a failing database struck, and goes on", () =>
    Effect.gen(function* () {
      const { layer } = intake(2)
      const lines = [...(yield* run(layer, body(600, 1_000_000)))]
      const failed = lines.filter((one) => one.status === 503).map((one) => one.line)
      assert.deepStrictEqual(
        failed,
        Array.from({ length: 200 }, (_, index) => index + 201)
      )
    })
  )

  it.effect("ends with 413 on the line at which the body grew too large", () =>
    Effect.gen(function* () {
      const { layer } = intake(0)
      const lines = [...(yield* run(layer, body(1000, 10_000), 100_000))]
      assert.strictEqual(lines.at(-1)?.status, 413)
      assert.isTrue(lines.length < 1000 && lines.slice(0, -1).every((one) => one.status === 201))
    })
  )

  it.effect("ends after what was whole when the body breaks off", () =>
    Effect.gen(function* () {
      const { layer } = intake(0)
      const text = new TextEncoder().encode(`${JSON.stringify(radicalisation())}\n{"half`)
      const broken = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(text),
        pull: (controller) => controller.error(new Error("gone"))
      })
      const lines = [...(yield* run(layer, broken))]
      assert.deepStrictEqual(
        lines.map((one) => one.status),
        [201]
      )
    })
  )
})
