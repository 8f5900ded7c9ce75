/** Disjoint sets with path halving; members that were never joined lead themselves. */
export class Leaders {
  readonly #above = new Map<string, string>()

  of(name: string): string {
    let at = name
    for (let next = this.#above.get(at); next !== undefined; next = this.#above.get(at)) {
      const further = this.#above.get(next)
      if (further !== undefined) this.#above.set(at, further)
      at = next
    }
    return at
  }

  join(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)]
    if (x !== y) this.#above.set(x, y)
  }
}
