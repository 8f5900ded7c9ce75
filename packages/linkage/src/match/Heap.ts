/** Binary heap: `pop` gives the least by `order`. */
export class Heap<A> {
  readonly #items: Array<A> = []
  readonly #order: (x: A, y: A) => number

  constructor(order: (x: A, y: A) => number) {
    this.#order = order
  }

  push(item: A): void {
    const items = this.#items
    items.push(item)
    let at = items.length - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = items[up]
      if (parent === undefined || this.#order(parent, item) <= 0) break
      items[at] = parent
      at = up
    }
    items[at] = item
  }

  pop(): A | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (top === undefined || last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const [x, y] = [items[left], items[left + 1]]
      if (x === undefined) break
      const [child, item] = y !== undefined && this.#order(y, x) < 0 ? [left + 1, y] : [left, x]
      if (this.#order(last, item) <= 0) break
      items[at] = item
      at = child
    }
    items[at] = last
    return top
  }
}
