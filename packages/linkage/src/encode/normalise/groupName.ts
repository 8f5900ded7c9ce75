import table from "../data/groups.json" with { type: "json" }
import { compact, fold, wordSet } from "./text.ts"

/** Words that do not tell groups apart. */
const NOISE = wordSet(`${table.articles} ${table.legalForms} ${table.branches} ${table.kinds}`)
/** Words that a district's name may have or lack. */
const DISTRICT_NOISE = wordSet(table.districts)
/** Digits and signs written for letters ("V00rp0st"). */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(Object.entries(table.lookalikes))

/** Words of one name: beyond it is noise, and bounds the work on hostile input. */
const MOST_WORDS = 12

/** Splits numbers off a word ("voorpost88") and reads digits inside it as the letters they stand for; ordinals stay ("2e"). */
const readWord = (word: string): ReadonlyArray<string> => {
  if (!/\p{L}/u.test(word) || /^\d+(?:e|de|ste|th|st|nd|rd)$/u.test(word)) return [compact(word)]
  const tail = /^(.*[\p{L}@$])(\d+)$/u.exec(word)
  if (tail !== null) return [...readWord(tail[1] ?? ""), tail[2] ?? ""]
  const head = /^(\d{2,})(\p{L}.*)$/u.exec(word)
  if (head !== null) return [head[1] ?? "", ...readWord(head[2] ?? "")]
  const letters = word.replace(/[0134578@$]/gu, (sign) => LOOKALIKES.get(sign) ?? "")
  return [compact(letters.replace(/(\p{L})\1{2,}/gu, "$1$1"))]
}

/**
 * The words that tell a group from others, in the order written: capitals, accents, articles, legal forms and words for a branch or a kind
 * of group do not count, as long as something else is left. Total; empty for a text without letters or digits.
 */
export const groupWords = (name: string): ReadonlyArray<string> => {
  const text = fold(name)
    .replace(/(?<![\p{L}\p{N}])'[tsn](?![\p{L}\p{N}])/gu, " ")
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu, (initials) => initials.replaceAll(".", ""))
    .replace(/(?<![\p{L}\p{N}])[@#]+(?=[\p{L}\p{N}])/gu, "")
  const words = text
    .split(/[^\p{L}\p{N}@$]+/u)
    .slice(0, MOST_WORDS)
    .flatMap(readWord)
    .filter((word) => word !== "")
  const telling = words.filter((word) => !NOISE.has(word))
  return telling.length > 0 ? telling : words
}

/** A district's name without capitals, accents and words such as "wijk"; empty for a text without letters or digits. */
export const districtName = (name: string): string => {
  const words = groupWords(name)
  return words.filter((word) => !DISTRICT_NOISE.has(word)).join("") || words.join("")
}
