import table from "../data/addresses.json" with { type: "json" }
import { compact, fold, wordSet } from "./text.ts"

const ALIASES: ReadonlyMap<string, string> = new Map(Object.entries(table.cities))
const QUARTERS = wordSet(table.cityQuarters)
const NOT_ALONE = wordSet(table.notAloneBeforeHyphen)

/** A town under one name: `'s-Gravenhage` and `Den Haag`, `Alphen a/d Rijn`, `Amsterdam-Zuidoost`. Letters only; empty: not known. */
export const cityOf = (text: string): string => {
  const folded = fold(text)
    .replace(/\([^)]*\)/gu, " ")
    .replace(/(?<=\p{L}\s)a(?:an|\/|\.)?\s?d(?:en|er|e|\.)?(?=\s)/gu, "ad")
    .replace(/(?<=^|\s)st\.?(?=[\s-])/gu, "sint")
    .trim()
  // "Bodegraven-Reeuwijk" is Bodegraven to most; "Noord-Scharwoude" is one name
  const head = /^([^-]+)-/u.exec(folded)?.[1] ?? folded
  const name = head.length > 3 && !NOT_ALONE.has(compact(head)) ? head : folded
  const words = name.split(/\s+/u)
  while (words.length > 1 && QUARTERS.has(words.at(-1) ?? "")) words.pop()
  const bare = compact(words.join("")).slice(0, 60)
  return ALIASES.get(bare) ?? bare
}
