import type { Encoding } from "../encode/Encoding.ts"
import { FREE_STEP, followedOf, tokenStep } from "./budget.ts"
import { type Clustering, clusters, type Edge } from "./clusters.ts"
import { type Comparison, weigh } from "./compare.ts"
import { type Frequencies, frequenciesOf } from "./Frequencies.ts"
import { type Fit, fitTo } from "./fitTo.ts"
import { type Levels, levelsOf } from "./levels.ts"
import { tokensOf, valueTokensOf } from "./limits.ts"
import type { Model } from "./Model.ts"
import { threshold } from "./threshold.ts"

export interface LinkerOptions {
  readonly model: Model
  /** The covenant's limit on records that share a value. */
  readonly hubLimit: number
}

export interface ComparedPair extends Edge {
  readonly comparison: Comparison
}

/**
 * A linker over a set of records: every answer depends on which records are in it, never on the order in which they came,
 * nor on how often one was added. What the correlator does over SQL, here in memory.
 */
export class InMemoryLinker {
  readonly #records = new Map<string, Encoding>()
  readonly #index = new Map<string, Set<string>>()
  readonly #options: LinkerOptions

  constructor(options: LinkerOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#records.size
  }

  /** Adds a record, or replaces the one of that id. */
  add(id: string, encoding: Encoding): void {
    this.remove(id)
    this.#records.set(id, encoding)
    for (const token of tokensOf(encoding)) {
      const held = this.#index.get(token)
      if (held === undefined) this.#index.set(token, new Set([id]))
      else held.add(id)
    }
  }

  remove(id: string): void {
    const encoding = this.#records.get(id)
    if (encoding === undefined) return
    this.#records.delete(id)
    for (const token of tokensOf(encoding)) {
      const held = this.#index.get(token)
      held?.delete(id)
      if (held?.size === 0) this.#index.delete(token)
    }
  }

  /** How common the tokens are among the records of now; later changes do not show in it. */
  frequencies(): Frequencies {
    const busy = new Map<string, number>()
    for (const [token, ids] of this.#index) {
      const step = tokenStep(token, ids.size, this.#options.hubLimit)
      if (step > FREE_STEP) busy.set(token, step)
    }
    return frequenciesOf(busy)
  }

  /** Values shared by too many records to be a ground. */
  hubs(): ReadonlySet<string> {
    const { isHub } = this.frequencies()
    const out = new Set<string>()
    for (const encoding of this.#records.values()) for (const t of valueTokensOf(encoding)) if (isHub(t)) out.add(t)
    return out
  }

  /** Every pair of records that both follow a token which both hold, once; the smaller id first. */
  *candidates(): Generator<readonly [string, string]> {
    const { step } = this.frequencies()
    const followers = new Map<string, Array<string>>()
    const followed = new Map<string, ReadonlyArray<string>>()
    for (const [id, encoding] of this.#records) {
      const own = followedOf(tokensOf(encoding), step).filter((token) => (this.#index.get(token)?.size ?? 0) > 1)
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

  /** How every candidate pair agrees, field by field. */
  *levels(): Generator<{ readonly a: string; readonly b: string; readonly levels: Levels }> {
    const frequencies = this.frequencies()
    for (const [a, b] of this.candidates()) {
      const [left, right] = [this.#records.get(a), this.#records.get(b)]
      if (left !== undefined && right !== undefined)
        yield { a, b, levels: levelsOf(left, right, frequencies, this.#options.model) }
    }
  }

  /** Compares every candidate pair, by the linker's model or another. */
  *compared(model: Model = this.#options.model): Generator<ComparedPair> {
    for (const { a, b, levels } of this.levels()) {
      const comparison = weigh(levels, model)
      yield { a, b, weight: comparison.weight, comparison }
    }
  }

  /** The model for all records of this set as a whole, and why it is fitted or not: see `fitTo`. */
  fit(): Fit {
    const found = this.levels()
    return fitTo(
      this.#options.model,
      (function* () {
        for (const { levels } of found) yield levels
      })(),
      this.size
    )
  }

  adapted(): Model {
    return this.fit().model
  }

  /** The same without the terms: what clustering needs of a large set. */
  *edges(model: Model = this.#options.model): Generator<Edge> {
    for (const { a, b, weight } of this.compared(model)) yield { a, b, weight }
  }

  threshold(): number {
    return threshold(this.#options.model, this.size)
  }

  clusters(
    decisions: { readonly mustLink?: Pairs; readonly cannotLink?: Pairs } = {},
    edges: Iterable<Edge> = this.compared()
  ): Clustering {
    return clusters([...this.#records.keys()], [...edges], {
      threshold: this.threshold(),
      mustLink: decisions.mustLink ?? [],
      cannotLink: decisions.cannotLink ?? []
    })
  }
}

type Pairs = ReadonlyArray<readonly [string, string]>
