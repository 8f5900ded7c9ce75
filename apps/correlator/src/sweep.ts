import { CovenantId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schedule } from "effect"
import { applyVersions } from "./covenant/applyVersions.ts"
import { DRAIN, drain } from "./drain.ts"
import { listCovenants, lockCovenants } from "./store/covenants.ts"
import { waiting } from "./store/dirty.ts"

const sweepOne = (id: CovenantId, most: number) =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    return yield* transaction(
      Effect.gen(function* () {
        let settled = 0
        for (const covenant of yield* lockCovenants([id])) {
          settled += yield* drain(yield* applyVersions(covenant, covenant.versions), most)
        }
        return settled
      })
    )
  })

/** Settles all that waits, so many signals in a transaction. */
export const sweepBy = Effect.fnUntraced(function* (most: number) {
  for (const { id } of yield* waiting) {
    while ((yield* sweepOne(CovenantId.make(id), most)) >= most) yield* Effect.yieldNow
  }
})

export const sweepAll = sweepBy(DRAIN)

/** Lets time do its work: covenants begin and expire without a word from anyone. */
export const refreshStandings = Effect.gen(function* () {
  for (const covenant of yield* listCovenants) yield* sweepOne(covenant.id, DRAIN)
})

/** Does what was left over by the consumer, and what the calendar brings. */
export const sweep = Effect.gen(function* () {
  const often = Effect.repeat(Effect.ignore(sweepAll), Schedule.spaced("1 second"))
  const seldom = Effect.repeat(Effect.ignore(refreshStandings), Schedule.spaced("1 minute"))
  yield* Effect.all([often, seldom], { concurrency: "unbounded" })
  return yield* Effect.never
})
