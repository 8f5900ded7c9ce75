/** Distinct vectors of one kind, with the likeness of each two. */
export class SimilarityGraph {
  /** Signals that hold each vector. */
  readonly weights: ReadonlyArray<number>
  readonly #likeness: Float32Array

  constructor(
    vectors: ReadonlyArray<{ readonly bits: Uint32Array; readonly weight: number }>,
    likeness: (a: Uint32Array, b: Uint32Array) => number
  ) {
    this.weights = vectors.map(({ weight }) => weight)
    const n = vectors.length
    this.#likeness = new Float32Array(n * n)
    vectors.forEach((x, i) => {
      vectors.slice(0, i).forEach((y, j) => {
        const alike = likeness(x.bits, y.bits)
        this.#likeness[i * n + j] = alike
        this.#likeness[j * n + i] = alike
      })
    })
  }

  get size(): number {
    return this.weights.length
  }

  /** How alike two nodes are; 0 for a node and itself. */
  between(i: number, j: number): number {
    return this.#likeness[i * this.size + j] ?? 0
  }

  row(i: number): Float32Array {
    return this.#likeness.subarray(i * this.size, (i + 1) * this.size)
  }
}
