import type { Encoding } from "../encode/Encoding.ts"
import { CHECK, MOST_ROWS, rowLength } from "../encode/layout.ts"

/** Where the rows that two records share start in each; as many as `findShared` said. Filled anew for every pair. */
export const shared = {
  a: new Int32Array(MOST_ROWS),
  b: new Int32Array(MOST_ROWS),
  /** Both rows have the first form of the surname. */
  first: new Uint8Array(MOST_ROWS),
  count: 0
}

/** Finds the rows that stand under a value that both records have: only these can be read against each other. */
export const findShared = (a: Encoding, b: Encoding): number => {
  const [x, y] = [a.rows, b.rows]
  const [left, right] = [rowLength(a), rowLength(b)]
  let count = 0
  for (let i = 0, j = 0, m = 0, n = 0; i < x.length && j < y.length; ) {
    const [p, q] = [x[i + CHECK] ?? 0, y[j + CHECK] ?? 0]
    if (p === q) {
      shared.a[count] = i
      shared.b[count] = j
      shared.first[count] = ((a.otherForm >>> m) | (b.otherForm >>> n)) & 1 ? 0 : 1
      count++
    }
    if (p <= q) {
      i += left
      m++
    }
    if (q <= p) {
      j += right
      n++
    }
  }
  shared.count = count
  return count
}
