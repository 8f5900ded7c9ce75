/**
 * A pure function that remembers what it answered, for at most `limit` keys: full, it forgets all and starts anew, so
 * that no caller can make it grow.
 */
export function remember<A>(limit: number, answer: (key: string) => A): (key: string) => A {
  const known = new Map<string, A>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const fresh = answer(key)
    if (known.size >= limit) known.clear()
    known.set(key, fresh)
    return fresh
  }
}
