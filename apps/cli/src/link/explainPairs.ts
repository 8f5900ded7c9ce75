import { explain, type Levels, type Model, weigh } from "@kruisverband/linkage/match"
import type { LinkedGroup } from "./linkRecords.ts"
import type { TextFile } from "./TextFile.ts"

/** Explanations remembered: they are some kilobytes each. */
const REMEMBERED = 4096

/**
 * Writes a JSON line for every compared pair: which records, whether they ended in one cluster, and the evidence with what it says in Dutch and English. Codes
 * and sentences only, no value of a person. Pairs that agree alike share their explanation, so it is made once.
 */
export const explainPairs = async (
  { pairs, settled, recordOf, leaders }: LinkedGroup,
  idOf: (record: number) => string,
  out: TextFile
): Promise<void> => {
  const known = new Map<number, string>()
  const told = (pattern: number): string => {
    const found = known.get(pattern)
    if (found !== undefined) return found
    const levels = pairs.patterns.levels[pattern]
    const text = levels === undefined ? "}" : toldOf(levels, settled.model, settled.threshold)
    if (known.size >= REMEMBERED) known.clear()
    known.set(pattern, text)
    return text
  }
  for (const { a, b, pattern } of pairs.parts) {
    for (let i = 0; i < a.length; i++) {
      const [left, right] = [recordOf(a[i] ?? 0), recordOf(b[i] ?? 0)]
      const ids = [idOf(left), idOf(right)].sort().map((id) => JSON.stringify(id))
      const linked = leaders[left] === leaders[right]
      const wait = out.write(`{"a":${ids[0]},"b":${ids[1]},"linked":${linked},${told(pattern[i] ?? 0)}`)
      if (wait !== undefined) await wait
    }
  }
}

/** What the line says of every pair that agrees so, up to the closing brace. */
const toldOf = (levels: Levels, model: Model, threshold: number): string => {
  const comparison = weigh(levels, model)
  // the ids of a pair only order several, and are told beside its explanation
  const { pairs: _, ...explanation } = explain([{ a: "", b: "", ...comparison }], threshold)
  return JSON.stringify({ threshold, model: model.version, ...comparison, explanation }).slice(1)
}
