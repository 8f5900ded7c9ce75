import { ARTICLES, BORN, glue, isLead, KINSHIP, KNOWN_AS, MARRIED, PREFIXES, SUFFIXES, TITLES } from "./particles.ts"
import { isCommonGiven } from "./rarity.ts"

/** A name in two; each may be empty. */
export interface Split {
  readonly given: string
  readonly family: string
}

const bare = (word: string) => word.replace(/[.']/gu, "")
/** A lead written out: an initial such as `A.` is none, `v.` and `'t` are. */
const isWrittenLead = (word: string) => {
  const w = bare(word)
  return isLead(w) && (w.length > 1 || /^(?:v\.?|'?t|[dl]')$/u.test(word))
}
const isOpening = (word: string) => isWrittenLead(word) && !KINSHIP.has(bare(word))

const after = (text: string): Split => {
  const comma = text.indexOf(",")
  const family = text.slice(0, comma)
  const rest = text.slice(comma + 1).trim()
  const born = BORN.exec(rest) ?? MARRIED.exec(rest)
  // "Jansen, geb. de Vries, Anna"
  if (born?.index === 0) {
    const [name = "", ...given] = rest.split(",")
    return { family: `${family} ${name.trim()}`, given: given.join(" ").trim() }
  }
  const words = rest.split(/[\s,]+/u).filter((word) => word !== "")
  // "Jan Bakker, MSc": no given name follows
  if (words.every((word) => TITLES.has(bare(word)) || SUFFIXES.has(bare(word)))) return apart(family)
  // "Berg, Jan van den" and "Berg, van den, Jan": the prefix goes along
  while (words.length > 1 && PREFIXES.has(bare(words.at(-1) ?? "")) && isOpening(words.at(-1) ?? "")) words.pop()
  while (words.length > 1 && PREFIXES.has(bare(words[0] ?? "")) && isOpening(words[0] ?? "")) words.shift()
  return { family, given: words.join(" ") }
}

/** No comma: given names, prefix, family; or, when it opens with a prefix, the family first. */
const apart = (text: string): Split => {
  const marker = MARRIED.exec(text) ?? BORN.exec(text)
  if (marker !== null && marker.index > 0) {
    const split = apart(text.slice(0, marker.index))
    return { given: split.given, family: `${split.family}${text.slice(marker.index)}` }
  }
  const hyphened = text.replace(/\bde heer\b/gu, " ").replace(/\s*-\s*/gu, "-")
  const named = hyphened
    .replace(/(?<=^|\s)((?:ab[dou]|al|el)\p{L}{0,2})-(?=\p{L})/gu, "$1 ")
    .split(" ")
    .filter((word) => word !== "" && !TITLES.has(bare(word)))
  while (named.length > 1 && SUFFIXES.has(bare(named.at(-1) ?? ""))) named.pop()
  const words = glue(named)
  const only = words[0] ?? ""
  if (words.length <= 1) return { given: "", family: only }
  let leads = 0
  while (isOpening(words[leads] ?? "")) leads++
  // "van der Berg Jan"
  if (leads > 0 && words.length >= leads + 2) {
    return { family: words.slice(0, leads + 1).join(" "), given: words.slice(leads + 1).join(" ") }
  }
  const lead = words.findIndex(
    (word, i) => i > 0 && i < words.length - 1 && (isWrittenLead(word) || isWrittenLead(word.replace(/^.*-/u, "")))
  )
  const cut = lead > 0 ? lead : words.length - 1
  return { given: words.slice(0, cut).join(" "), family: words.slice(cut).join(" ") }
}

/** One folded field for the whole name: `Family, Given`, or given names, prefix, family. What stands between brackets goes along. */
export const splitFull = (full: string): Split => {
  const aside = /[("]([^)"]*)(?:[)"]|$)/u.exec(full)
  const text =
    aside === null ? full : `${full.slice(0, aside.index)} ${full.slice(aside.index + aside[0].length)}`.trim()
  const split = text.includes(",") ? after(text) : apart(text.replace(/\s+/gu, " "))
  const note = aside?.[1] ?? ""
  if (note === "") return split
  return BORN.test(note) || MARRIED.test(note)
    ? { given: split.given, family: `${split.family} ${note}` }
    : { given: `${split.given} (${note})`, family: split.family }
}

/** Does a field for the surname hold a whole name? `J. Bakker`, `Jan Bakker`, `Bakker, Jan`; not `van der Berg` or `Ali Hassan`. */
export const isWholeName = (family: string): boolean => {
  if (family.includes(",")) return true
  const words = family.split(" ")
  const [first = "", last = ""] = [words[0], words.at(-1)]
  if (words.length < 2 || isLead(bare(first)) || MARRIED.test(family) || BORN.test(family)) return false
  if (/^(?:\p{L}\.)+$/u.test(first)) return true
  return isCommonGiven(bare(first)) && !isCommonGiven(bare(last))
}

/** Does a field for given names hold the surname too? `Jan van der Berg`, `Fatima el Amrani`, `Bakker, Jan`. */
export const holdsSurname = (given: string): boolean => {
  if (KNOWN_AS.test(given)) return false
  if (given.includes(",")) return true
  const words = glue(given.split(" "))
  return words.slice(1, -1).some((word) => {
    const w = bare(word)
    return w.length > 1 && !KINSHIP.has(w) && (PREFIXES.has(w) || ARTICLES.has(w))
  })
}
