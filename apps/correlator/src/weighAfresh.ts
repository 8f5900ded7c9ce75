import type { CovenantId } from "@kruisverband/domain"
import { Sql, type StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import { alignIndex } from "./covenant/applyVersions.ts"
import { type CovenantState, isAside } from "./covenant/CovenantState.ts"
import { DRAIN, weighWaiting } from "./drain.ts"
import { beginWhole, candidatesWithin, PART, weighPart } from "./evidence/weighWhole.ts"
import { listCovenants, lockCovenants } from "./store/covenants.ts"
import { markConnected } from "./store/dirty.ts"

/** Something done in a transaction in which the covenant stands still; `none` where there is no such covenant. */
const standing = <A>(
  id: CovenantId,
  none: A,
  work: (covenant: CovenantState) => Effect.Effect<A, StoreError, Sql>
): Effect.Effect<A, StoreError, Sql> =>
  Effect.flatMap(Sql, ({ transaction }) =>
    transaction(
      Effect.flatMap(lockCovenants([id]), ([covenant]) =>
        covenant === undefined ? Effect.succeed(none) : work(covenant)
      )
    )
  )

/** Of how many active persons one must be of the covenant for all tokens to be read for it, those of other covenants among them. */
const SHARE = 16

/** Evidence of a covenant that is not in force is weighed when it is; of one that is set aside, when its encodings are renewed. */
const isWeighed = (covenant: CovenantState): boolean => covenant.standing === "in-force" && !isAside(covenant)

/**
 * All evidence of a covenant of which none is kept. Whoever comes or goes meanwhile is noted with all whom that concerns, so that it does not
 * matter whether the candidates were read before or after.
 */
const weighWhole = Effect.fnUntraced(function* (id: CovenantId) {
  const stretches = yield* standing(id, [], (covenant) =>
    isWeighed(covenant) ? beginWhole(covenant) : Effect.succeed([])
  )
  for (const stretch of stretches) {
    const pairs = yield* standing(id, undefined, (covenant) => candidatesWithin(covenant, stretch))
    for (const part of pairs?.inParts(PART) ?? [])
      yield* standing(id, undefined, (covenant) => weighPart(covenant, part))
  }
})

const weighRest = (covenant: CovenantState) =>
  isWeighed(covenant) ? Effect.map(weighWaiting(covenant, DRAIN), ({ taken }) => taken.length) : Effect.succeed(0)

/**
 * Makes the index of every covenant and all its evidence, and notes whose links are to be worked out. For the end of a
 * rebuild, while nothing is published: links worked out from a part of the evidence would be others than those that stand.
 */
export const weighAfresh = Effect.gen(function* () {
  const covenants = yield* listCovenants
  const all = covenants.reduce((sum, { people }) => sum + people, 0)
  for (const { id, people } of covenants) {
    yield* standing(id, undefined, (covenant) => Effect.asVoid(alignIndex(covenant)))
    if (people * SHARE > all) yield* weighWhole(id)
    while ((yield* standing(id, 0, weighRest)) > 0) yield* Effect.yieldNow
    yield* standing(id, undefined, (covenant) => markConnected(covenant.key))
  }
})
