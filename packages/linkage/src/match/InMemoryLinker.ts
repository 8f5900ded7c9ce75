import { BLOCK_RECORDS, type EncodedBlock, packBlock } from "../batch/EncodedBlock.ts"
import { EncodingStore } from "../batch/EncodingStore.ts"
import { PairComparer } from "../batch/PairComparer.ts"
import { PairList } from "../batch/PairList.ts"
import { indexTokens } from "../batch/sortTokens.ts"
import type { Encoding } from "../encode/Encoding.ts"
import { FREE_STEP, tokenStep } from "./budget.ts"
import type { Edge } from "./ClusterOptions.ts"
import { type Clustering, clusters } from "./clusters.ts"
import { type Comparison, weigh } from "./compare.ts"
import { type Frequencies, frequenciesOf } from "./Frequencies.ts"
import { type Fit, fitTo } from "./fitTo.ts"
import type { Levels } from "./levels.ts"
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

/** The records of one moment, numbered in the order of their ids, and their compared pairs. */
interface Snapshot {
  readonly ids: ReadonlyArray<string>
  readonly pairs: PairList
}

/**
 * A linker over a set of records that comes and goes: every answer depends on which records are in it, never on the order in which they came,
 * nor on how often one was added. For sets that fit in objects; the work is done by the engine for files, on a snapshot that
 * is taken when something is asked.
 */
export class InMemoryLinker {
  readonly #records = new Map<string, Encoding>()
  readonly #options: LinkerOptions
  #snapshot: Snapshot | undefined

  constructor(options: LinkerOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#records.size
  }

  /** Adds a record, or replaces the one of that id. */
  add(id: string, encoding: Encoding): void {
    this.#records.set(id, encoding)
    this.#snapshot = undefined
  }

  remove(id: string): void {
    if (this.#records.delete(id)) this.#snapshot = undefined
  }

  /** How common the tokens are among the records of now; later changes do not show in it. */
  frequencies(): Frequencies {
    const held = new Map<string, number>()
    for (const encoding of this.#records.values()) {
      for (const token of tokensOf(encoding)) held.set(token, (held.get(token) ?? 0) + 1)
    }
    const busy = new Map<string, number>()
    for (const [token, holders] of held) {
      const step = tokenStep(token, holders, this.#options.hubLimit)
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

  /** How every candidate pair agrees, field by field; each pair once, the smaller id first. See `followedOf` for which pairs are candidates. */
  *levels(): Generator<{ readonly a: string; readonly b: string; readonly levels: Levels }> {
    const { ids, pairs } = this.#now()
    for (const { a, b, pattern } of pairs.parts) {
      for (let i = 0; i < a.length; i++) {
        const levels = pairs.patterns.levels[pattern[i] ?? 0]
        if (levels !== undefined) yield { a: ids[a[i] ?? 0] ?? "", b: ids[b[i] ?? 0] ?? "", levels }
      }
    }
  }

  /** Every pair of records that both follow a token which both hold, once; the smaller id first. */
  *candidates(): Generator<readonly [string, string]> {
    for (const { a, b } of this.levels()) yield [a, b]
  }

  /** Compares every candidate pair, by the linker's model or another. */
  *compared(model: Model = this.#options.model): Generator<ComparedPair> {
    for (const { a, b, levels } of this.levels()) {
      const comparison = weigh(levels, model)
      yield { a, b, weight: comparison.weight, comparison, slight: levels.slight === true }
    }
  }

  /** The model for all records of this set as a whole, and why it is fitted or not: see `fitTo`. */
  fit(): Fit {
    return fitTo(this.#options.model, this.#now().pairs.counted(), this.size)
  }

  adapted(): Model {
    return this.fit().model
  }

  /** The same without the terms: what clustering needs of a large set. To a model that was fitted to the set no ground is slight. */
  *edges(model: Model = this.#options.model): Generator<Edge> {
    const fitted = model !== this.#options.model
    for (const { a, b, slight, weight } of this.compared(model))
      yield { a, b, weight, slight: slight === true && !fitted }
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

  #now(): Snapshot {
    this.#snapshot ??= this.#take()
    return this.#snapshot
  }

  #take(): Snapshot {
    const ids = [...this.#records.keys()].sort()
    const blocks: Array<EncodedBlock> = []
    for (let from = 0; from < ids.length; from += BLOCK_RECORDS) {
      const some = ids.slice(from, from + BLOCK_RECORDS).flatMap((id) => this.#records.get(id) ?? [])
      blocks.push(packBlock(some))
    }
    const store = new EncodingStore(blocks)
    const index = indexTokens(blocks, this.#options.hubLimit)
    const comparer = new PairComparer({ store, index }, this.#options.model)
    const pairs = new PairList()
    const found = comparer.compare(0, ids.length)
    pairs.source()(found, comparer.patterns.levels)
    return { ids, pairs }
  }
}

type Pairs = ReadonlyArray<readonly [string, string]>
