import { randomBytes } from "node:crypto"
import { Clock, Context, Effect, Random } from "effect"

/** Where ids come from. A service, so that a whole platform can run under a seed. */
export interface Ids {
  /** UUID version 7 (RFC 9562 §5.7): milliseconds since the epoch, then randomness. Rises within one process. */
  readonly uuid7: Effect.Effect<string>
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0")

/** RFC 9562 §6.2, method 1: a 12-bit counter in `rand_a` keeps the ids of one millisecond in order. */
const makeUuid7 = (random: Effect.Effect<ReadonlyArray<number>>): Effect.Effect<string> => {
  let last = -1
  let counter = 0
  return Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const bytes = yield* random
    const at = (index: number) => bytes[index] ?? 0
    if (now > last) {
      last = now
      // Half the range, so that a busy millisecond has room to count.
      counter = ((at(8) << 8) | at(9)) & 0x7ff
    } else {
      counter += 1
      if (counter > 0xfff) {
        counter = 0
        last += 1
      }
    }
    const time = hex(last, 12)
    const variant = hex(0x80 | (at(0) & 0x3f), 2) + hex(at(1), 2)
    const tail = [2, 3, 4, 5, 6, 7].map((index) => hex(at(index), 2)).join("")
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${variant}-${tail}`
  })
}

const COUNT = 10

/** Ids that nobody can guess: the default. */
export const idsFromCrypto = (): Ids => ({ uuid7: makeUuid7(Effect.sync(() => [...randomBytes(COUNT)])) })

/** Ids that follow from the seed of `Random`: for simulations. */
export const idsFromRandom = (): Ids => ({
  uuid7: makeUuid7(Effect.all(Array.from({ length: COUNT }, () => Random.nextIntBetween(0, 255))))
})

export const Ids = Context.Reference<Ids>("store/Ids", { defaultValue: idsFromCrypto })
