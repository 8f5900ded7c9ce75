import { randomUUID } from "node:crypto"
import { Effect, Layer, Stream } from "effect"
import { type ErasedSignal, ErasureJournal } from "./ErasureJournal.ts"

/** For a database that keeps nothing either: there is no backup of it to come back from. */
export const journalInMemory: Layer.Layer<ErasureJournal> = Layer.sync(ErasureJournal, () => {
  const id = randomUUID()
  const lines: Array<ErasedSignal> = []
  return ErasureJournal.of({
    where: "in memory",
    find: Effect.succeed(id),
    open: Effect.succeed(id),
    append: (erased) => Effect.sync(() => lines.push(...erased)),
    read: (position) => Stream.fromIterable([{ erased: lines.slice(position), position: lines.length }])
  })
})
