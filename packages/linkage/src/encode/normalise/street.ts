import table from "../data/addresses.json" with { type: "json" }
import { compact, fold, wordSet } from "./text.ts"

const ENDINGS = table.streetEndings.map(([short = "", long = ""]) => [short, long] as const)
const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(table.streetWords))
const PARTICLES = wordSet(table.streetParticles)
const NO_HOME: ReadonlySet<string> = new Set(table.noHome.map(compact))
const POST_BOX = new RegExp(`^(?:${table.postBox.join("|")})(?=\\s|\\d|$)`, "u")

/** A street and what its field says of the house. */
export interface StreetParts {
  /** Letters and digits of the street, abbreviations written out; empty: not known. */
  readonly street: string
  /** House number and what follows it, where they stand in the field of the street; else empty. */
  readonly house: string
  /** A post box or the like: no home. */
  readonly noHome: boolean
}

/** `kerkstr`: kerkstraat. An ending of two letters stands for one only where enough of a name comes before it. */
const writtenOut = (word: string): string => {
  for (const [short, long] of ENDINGS) {
    if (!word.endsWith(short) || word === short) continue
    if (word.length - short.length >= 3) return word.slice(0, -short.length) + long
  }
  return ENDINGS.find(([short]) => short === word)?.[1] ?? word
}

/** Reads a street as partners write it: `Burg. v.d. Bergstr. 12a`. `numbered`: the number has a field of its own. */
export const streetParts = (text: string, numbered: string): StreetParts => {
  const plain = fold(text)
    .replace(/[.,'"()]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
  if (POST_BOX.test(plain) || NO_HOME.has(compact(plain))) return { street: "", house: "", noHome: true }
  const house = /^(.*\p{L}.*?) (\d{1,5})(?!\d)[\s-]*(\S{0,8})$/u.exec(plain)
  // "Plein 1944" is a street; "Kerkstraat 12" with 12 in the field of the number says it twice
  const split = house !== null && (numbered === house[2] || (numbered === "" && !/^1[89]\d\d$/u.test(house[2] ?? "")))
  const words = (split ? (house[1] ?? "") : plain).split(/[\s/-]+/u).filter((word) => word !== "")
  const last = words.length - 1
  const kept = words
    .map((word, i) =>
      i < last ? (WORDS.get(word) ?? word) : words.length > 1 || word.length > 4 ? writtenOut(word) : word
    )
    .filter((word, i) => i === last || !PARTICLES.has(word))
  return {
    street: compact(kept.join("")).slice(0, 80),
    house: split && numbered === "" ? `${house[2]} ${house[3]}` : "",
    noHome: false
  }
}
