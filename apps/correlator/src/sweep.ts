import { CovenantId } from "@kruisverband/domain"
import { Sql, type StoreError } from "@kruisverband/store"
import { Effect, Schedule } from "effect"
import { alignIndex, applyVersions } from "./covenant/applyVersions.ts"
import { type CovenantState, isAside } from "./covenant/CovenantState.ts"
import { DRAIN, drain, weighWaiting } from "./drain.ts"
import { listCovenants, lockCovenants } from "./store/covenants.ts"
import { markConnected, waiting } from "./store/dirty.ts"

const sweepOne = (id: CovenantId) =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    return yield* transaction(
      Effect.gen(function* () {
        let settled = 0
        for (const covenant of yield* lockCovenants([id])) {
          settled += yield* drain(yield* applyVersions(covenant, covenant.versions))
        }
        return settled
      })
    )
  })

/** Settles all that waits, in transactions of bounded size. */
export const sweepAll = Effect.gen(function* () {
  for (const { id } of yield* waiting) {
    while ((yield* sweepOne(CovenantId.make(id))) >= DRAIN) yield* Effect.yieldNow
  }
})

/**
 * Makes the index of every covenant and all its evidence, and notes whose links are to be worked out. For the end of a
 * rebuild, while nothing is published: links worked out from a part of the evidence would be others than those that stand.
 */
export const weighAfresh = Effect.gen(function* () {
  const { transaction } = yield* Sql
  const each = (id: CovenantId, work: (covenant: CovenantState) => Effect.Effect<number, StoreError, Sql>) =>
    transaction(
      Effect.flatMap(lockCovenants([id]), ([covenant]) => (covenant === undefined ? Effect.succeed(0) : work(covenant)))
    )
  for (const { id } of yield* listCovenants) {
    yield* each(id, (covenant) => Effect.as(alignIndex(covenant), 0))
    while ((yield* each(id, weighIfInForce)) > 0) yield* Effect.yieldNow
    yield* each(id, (covenant) => Effect.as(markConnected(covenant.key), 0))
  }
})

/** Evidence of a covenant that is not in force is weighed when it is; of one that is set aside, when its encodings are renewed. */
const weighIfInForce = (covenant: CovenantState) =>
  covenant.standing === "in-force" && !isAside(covenant)
    ? Effect.map(weighWaiting(covenant), ({ taken }) => taken.length)
    : Effect.succeed(0)

/** Lets time do its work: covenants begin and expire without a word from anyone. */
export const refreshStandings = Effect.gen(function* () {
  for (const covenant of yield* listCovenants) yield* sweepOne(covenant.id)
})

/** Does what was left over by the consumer, and what the calendar brings. */
export const sweep = Effect.gen(function* () {
  const often = Effect.repeat(Effect.ignore(sweepAll), Schedule.spaced("1 second"))
  const seldom = Effect.repeat(Effect.ignore(refreshStandings), Schedule.spaced("1 minute"))
  yield* Effect.all([often, seldom], { concurrency: "unbounded" })
  return yield* Effect.never
})
