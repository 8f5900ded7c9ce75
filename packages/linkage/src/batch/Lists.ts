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

/** Where the list of each item below `items` starts, when each is told as often as it stands here. */
const startsOf = (all: Uint32Array, items: number, allocate: Allocate): Uint32Array => {
  const starts = new Uint32Array(allocate(4 * (items + 1)))
  for (const item of all) starts[item + 1] = (starts[item + 1] ?? 0) + 1
  for (let item = 0; item < items; item++) starts[item + 1] = (starts[item + 1] ?? 0) + (starts[item] ?? 0)
  return starts
}

/** The other way round: for each item below `items` the owners whose list it is in, least first. */
export const inverted = (lists: Lists, items: number, allocate: Allocate = unshared): Lists => {
  const starts = startsOf(lists.items, items, allocate)
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
  release(places.buffer)
  return { starts, items: out }
}

/** For each key below `groups` the places where it stands, least first. */
export const grouped = (keys: Uint32Array, groups: number): Lists => {
  const starts = startsOf(keys, groups, unshared)
  const places = starts.slice(0, groups)
  const items = new Uint32Array(keys.length)
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0
    const place = places[key] ?? 0
    places[key] = place + 1
    items[place] = at
  }
  release(places.buffer)
  return { starts, items }
}

/** The list of one owner; a view, not a copy. */
export const listOf = ({ starts, items }: Lists, owner: number): Uint32Array =>
  items.subarray(starts[owner], starts[owner + 1])
