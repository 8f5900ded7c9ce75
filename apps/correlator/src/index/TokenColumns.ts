import { type KeyColumns, keyColumns, NumberList, sortKeys } from "@kruisverband/linkage/batch"

/** Everything that was told with one token, in the order in which it was told. */
export interface TokenRun {
  readonly key: bigint
  readonly items: Uint32Array
}

class Columns {
  readonly high = new NumberList()
  readonly low = new NumberList()
  readonly item = new NumberList()

  /** Sorted by key; empty after it. */
  drain(): KeyColumns {
    const told = { high: this.high.drain(), low: this.low.drain(), item: this.item.drain() }
    return sortKeys(told, keyColumns(told.item.length))
  }
}

/** Bits of a key behind its kind. */
const KIND = 56n
const HALF = 32n
const LOW = 0xffffffffn

/**
 * Stored tokens (see `tokenNumber`), each with a number below 2^32 that goes with it: twelve bytes for each. A million signals have
 * thirteen million tokens, too many for a map of lists.
 */
export class TokenColumns {
  readonly #byKind = new Map<bigint, Columns>()

  push(key: bigint, item: number): void {
    const kind = key >> KIND
    const columns = this.#byKind.get(kind) ?? new Columns()
    this.#byKind.set(kind, columns)
    columns.high.push(Number(key >> HALF))
    columns.low.push(Number(key & LOW))
    columns.item.push(item)
  }

  /** The tokens of one kind after another, each token once, in the order of their keys. Empty after it: sorting takes the room of one kind beside. */
  *drain(): Generator<Iterable<TokenRun>> {
    for (const kind of [...this.#byKind.keys()].sort((x, y) => Number(x - y))) {
      const columns = this.#byKind.get(kind)
      this.#byKind.delete(kind)
      if (columns !== undefined) yield runsOf(columns.drain())
    }
  }
}

function* runsOf({ high, item, low }: KeyColumns): Generator<TokenRun> {
  for (let from = 0, to = 0; from < item.length; from = to) {
    while (to < item.length && high[to] === high[from] && low[to] === low[from]) to++
    yield { key: (BigInt(high[from] ?? 0) << HALF) | BigInt(low[from] ?? 0), items: item.subarray(from, to) }
  }
}
