/** A list of numbers for each of a row of owners, end to end in one array: owner `i` has `items[starts[i]]` up to `items[starts[i + 1]]`. */
export interface Lists {
  readonly starts: Uint32Array
  readonly items: Uint32Array
}

/** Where memory comes from: an array that threads share, or one that they do not. */
export type Allocate = (bytes: number) => ArrayBufferLike

export const unshared: Allocate = (bytes) => new ArrayBuffer(bytes)

/** Gives memory back at once and not when somebody looks for what is no longer used; shared memory waits for that. Once is enough, more is no harm. */
export const release = (buffer: ArrayBufferLike): void => {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0)
}

/** The other way round: for each item below `items` the owners whose list it is in, least first. */
export const inverted = (lists: Lists, items: number, allocate: Allocate = unshared): Lists => {
  const starts = new Uint32Array(allocate(4 * (items + 1)))
  for (const item of lists.items) starts[item + 1] = (starts[item + 1] ?? 0) + 1
  for (let item = 0; item < items; item++) starts[item + 1] = (starts[item + 1] ?? 0) + (starts[item] ?? 0)
  const places = starts.slice(0, items)
  const out = new Uint32Array(allocate(4 * lists.items.length))
  const owners = lists.starts.length - 1
  for (let owner = 0; owner < owners; owner++) {
    const end = lists.starts[owner + 1] ?? 0
    for (let at = lists.starts[owner] ?? 0; at < end; at++) {
      const item = lists.items[at] ?? 0
      const place = places[item] ?? 0
      places[item] = place + 1
      out[place] = owner
    }
  }
  return { starts, items: out }
}

/** For each key below `groups` the places where it stands, least first. */
export const grouped = (keys: Uint32Array, groups: number): Lists =>
  inverted({ starts: Uint32Array.from({ length: keys.length + 1 }, (_, i) => i), items: keys }, groups)

/** The list of one owner; a view, not a copy. */
export const listOf = ({ starts, items }: Lists, owner: number): Uint32Array =>
  items.subarray(starts[owner], starts[owner + 1])
