/** Answers remembered; beyond it the memory starts anew. */
const REMEMBERED = 20_000

/**
 * The same function, which remembers what it answered: names, streets and towns come back again and again. Only for single values: what
 * tells a person apart is kept nowhere. `work` must be pure.
 */
export const remembering = <A>(work: (text: string) => A): ((text: string) => A) => {
  const known = new Map<string, A>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    // a copy: a cut of a line would keep the whole line
    const own = ` ${text}`.slice(1)
    const answer = work(own)
    if (known.size >= REMEMBERED) known.clear()
    known.set(own, answer)
    return answer
  }
}
