import { FREE_STEP, followedOf, tokenStep } from "../budget.ts"
import { type Frequencies, frequenciesOf } from "../Frequencies.ts"

/**
 * Which signals hold which grounds, in memory: how common these are, and which signals may meet. Every answer depends on what is in it,
 * never on the order in which it came.
 */
export class GroundIndex {
  readonly #tokens = new Map<string, ReadonlyArray<string>>()
  readonly #holders = new Map<string, Set<string>>()
  readonly #hubLimit: number

  /** `hubLimit`: the covenant's limit on records that share a value. */
  constructor(hubLimit: number) {
    this.#hubLimit = hubLimit
  }

  /** Adds a signal, or replaces the one of that id. */
  add(id: string, tokens: ReadonlyArray<string>): void {
    this.remove(id)
    this.#tokens.set(id, tokens)
    for (const token of tokens) {
      const held = this.#holders.get(token)
      if (held === undefined) this.#holders.set(token, new Set([id]))
      else held.add(id)
    }
  }

  remove(id: string): void {
    for (const token of this.#tokens.get(id) ?? []) {
      const held = this.#holders.get(token)
      held?.delete(id)
      if (held?.size === 0) this.#holders.delete(token)
    }
    this.#tokens.delete(id)
  }

  /** How common the tokens are among the signals of now; later changes do not show in it. */
  frequencies(): Frequencies {
    const busy = new Map<string, number>()
    for (const [token, ids] of this.#holders) {
      const step = tokenStep(token, ids.size, this.#hubLimit)
      if (step > FREE_STEP) busy.set(token, step)
    }
    return frequenciesOf(busy)
  }

  /** Every pair of signals that both follow a token which both hold, once; the smaller id first. */
  *candidates(): Generator<readonly [string, string]> {
    const { step } = this.frequencies()
    const followers = new Map<string, Array<string>>()
    const followed = new Map<string, ReadonlyArray<string>>()
    for (const [id, tokens] of this.#tokens) {
      const own = followedOf(tokens, step)
      followed.set(id, own)
      for (const token of own) {
        const known = followers.get(token)
        if (known === undefined) followers.set(token, [id])
        else known.push(id)
      }
    }
    for (const [id, own] of followed) {
      const met = new Set<string>()
      for (const token of own) for (const other of followers.get(token) ?? []) if (id < other) met.add(other)
      for (const other of met) yield [id, other]
    }
  }
}
