import type { Encoding } from "../encode/Encoding.ts"
import { type Clustering, clusters, type Edge } from "./clusters.ts"
import { type Comparison, weigh } from "./compare.ts"
import { type Fit, fitTo } from "./fitTo.ts"
import { type Levels, levelsOf } from "./levels.ts"
import { isFollowed, isHub, tokensOf } from "./limits.ts"
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

  /** Values shared by too many records to be a ground. */
  hubs(): ReadonlySet<string> {
    const out = new Set<string>()
    for (const [token, ids] of this.#index) if (isHub(token, ids.size, this.#options.hubLimit)) out.add(token)
    return out
  }

  /** Every pair that shares a followed token, once; the smaller id first. */
  *candidates(): Generator<readonly [string, string]> {
    for (const [id, encoding] of this.#records) {
      const met = new Set<string>()
      for (const token of tokensOf(encoding)) {
        const ids = this.#index.get(token)
        if (ids === undefined || ids.size < 2 || !isFollowed(token, ids.size, this.#options.hubLimit)) continue
        for (const other of ids) if (id < other) met.add(other)
      }
      for (const other of met) yield [id, other]
    }
  }

  /** How every candidate pair agrees, field by field. */
  *levels(): Generator<{ readonly a: string; readonly b: string; readonly levels: Levels }> {
    const hubs = this.hubs()
    for (const [a, b] of this.candidates()) {
      const [left, right] = [this.#records.get(a), this.#records.get(b)]
      if (left !== undefined && right !== undefined)
        yield { a, b, levels: levelsOf(left, right, hubs, this.#options.model) }
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
