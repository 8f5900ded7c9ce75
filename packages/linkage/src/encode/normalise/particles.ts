import table from "../data/particles.json" with { type: "json" }
import { fold, wordSet } from "./text.ts"

/** Words before a Dutch surname: those of the table of prefixes, each entry taken apart, and how they are shortened. Folded, without apostrophes. */
export const PREFIXES: ReadonlySet<string> = new Set([
  ...table.prefixes.flatMap((entry) => fold(entry).replaceAll("'", "").split(" ")),
  ...wordSet(table.prefixAbbreviations)
])
/** Arabic articles: say nothing about the family, so they are left out. */
export const ARTICLES = wordSet(table.articles)
/** Kinship words: part of the name, written apart or glued. */
export const KINSHIP = wordSet(table.kinship)
/** Titles and forms of address. */
export const TITLES = wordSet(table.titles)
/** Titles that are names too: left out only beside another name. */
export const HONORIFICS = wordSet(table.titlesBesideOthers)
/** `Jr.`, `III`. */
export const SUFFIXES = wordSet(table.suffixes)

/** Starts or continues a surname: `van`, `el`, `ben`. */
export const isLead = (word: string): boolean => PREFIXES.has(word) || ARTICLES.has(word) || KINSHIP.has(word)
/** May be left out before a surname; a kinship word may not, though the table of prefixes has some. */
export const isLoose = (word: string): boolean =>
  !KINSHIP.has(word) && (PREFIXES.has(word) || ARTICLES.has(word) || word.length === 1)

const escaped = (words: ReadonlyArray<string>) =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")).join("|")
const marker = (words: ReadonlyArray<string>) =>
  new RegExp(`(?:^|[\\s,-])(?:${escaped(words)})(?=[\\s:]|$)[\\s:]*`, "u")

/** `e/v`: the partner's name follows. */
export const MARRIED = marker(table.marriedTo)
/** `geb.`: the name by birth follows. */
export const BORN = marker(table.bornAs)
/** `roepnaam`: the name in use follows. */
export const KNOWN_AS = marker(table.knownAs)

const WITH_NEXT = wordSet(table.withNext)
const WITH_DIVINE = wordSet(table.withDivine)
const DIVINE = wordSet(table.divine)
const WITH_PREVIOUS = wordSet(table.withPrevious)
const FAITH = wordSet(table.faith)
const COMPOUND_FIRST = wordSet(table.compoundFirst)
const COMPOUND_LAST = wordSet(table.compoundLast)

const joins = (word: string, next: string): boolean =>
  (WITH_NEXT.has(word) && next.length > 1) ||
  (WITH_DIVINE.has(word) && DIVINE.has(next)) ||
  (COMPOUND_FIRST.has(word) && COMPOUND_LAST.has(next))

/** Joins words that are one name written apart: `abd al rahman`, `nasr ullah`, `nour ed dine`, `gebre selassie`. */
export const glue = (words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const out: Array<string> = []
  for (let i = 0; i < words.length; i++) {
    const [word = "", next, third] = [words[i], words[i + 1], words[i + 2]]
    const last = out.length - 1
    if (next !== undefined && third !== undefined && WITH_NEXT.has(word) && ARTICLES.has(next)) {
      out.push(word + next + third)
      i += 2
    } else if (next !== undefined && joins(word, next)) {
      out.push(word + next)
      i++
    } else if (last >= 0 && ARTICLES.has(word) && next !== undefined && FAITH.has(next)) {
      out[last] += word + next
      i++
    } else if (last >= 0 && WITH_PREVIOUS.has(word)) out[last] += word
    else out.push(word)
  }
  return out
}

/** The words of a folded name: `v/d` and `v.d.` become two, `d'` and `l'` stand apart, other apostrophes and all dots are gone. */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .replace(/(?<=^|[\s-])([vaiou])\/([dth]r?)(?=[\s.]|$)/gu, "$1 $2")
    .replace(/(?<=^|[\s-])([dl])'(?=\p{L}{3})/gu, "$1 ")
    .replaceAll("'", "")
    .split(/[\s.,/;:"()]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
