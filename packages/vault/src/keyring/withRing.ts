import type { SealBroken } from "@kruisverband/privacy"
import { Effect } from "effect"
import { CovenantKeyring, type KeyFault } from "./CovenantKeyring.ts"
import type { CovenantRing } from "./CovenantRing.ts"

/**
 * Opens seals with a covenant's keys; once more with keys read anew where one was rotated meanwhile. Undefined for a
 * covenant without keys. A seal that does not open although its keys are there is damage: a defect.
 */
export const withRing = <A, E, R>(
  covenant: string,
  use: (ring: CovenantRing) => Effect.Effect<A, E | SealBroken, R>
): Effect.Effect<A | undefined, Exclude<E, SealBroken> | KeyFault, R | CovenantKeyring> =>
  Effect.gen(function* () {
    const keyring = yield* CovenantKeyring
    const once = Effect.gen(function* () {
      const ring = yield* keyring.find(covenant)
      return ring === undefined ? undefined : yield* use(ring)
    })
    return yield* once.pipe(
      Effect.catchIf(
        (error) => isBroken(error) && error.reason === "unknown-key",
        () => {
          keyring.forget(covenant)
          return once
        }
      ),
      // The type does not follow that no SealBroken passes here.
      Effect.catch((error) =>
        isBroken(error) ? Effect.die(error) : Effect.fail(error as Exclude<E, SealBroken> | KeyFault)
      )
    )
  })

const isBroken = (error: unknown): error is SealBroken =>
  typeof error === "object" && error !== null && Reflect.get(error, "_tag") === "SealBroken"
