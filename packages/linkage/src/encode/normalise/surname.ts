import { BORN, glue, isLead, isLoose, KINSHIP, MARRIED, SUFFIXES, TITLES, wordsOf } from "./particles.ts"
import { compact, isPlaceholder } from "./text.ts"

/** Beyond this a surname is noise. */
const LONGEST_NAME = 60

const GLUED = /^(?:vanden|vander|vande|vanhet|vant|van|int|opde[nr]?|aande[nr]?|uitde[nr]?|el|al)(?=\p{L}{4,}$)/u
const GLUED_SHORT = /^(?:den|de|ter|ten|te|ez|es|et|ech|ben|bel|bou|ait|oulad|ould)(?=\p{L}{3,}$)/u

/** The names that one surname without hyphens holds: prefixes, titles and `jr.` gone, kinship words glued to what follows. */
const units = (text: string): ReadonlyArray<string> => {
  const words = glue(wordsOf(text).map(compact))
  const out: Array<string> = []
  let kin = ""
  words.forEach((word, i) => {
    const more = i < words.length - 1
    if (more && KINSHIP.has(word)) kin += word
    else if (more && (isLoose(word) || (out.length === 0 && TITLES.has(word)))) return
    else if (out.length > 0 && (SUFFIXES.has(word) || word.length === 1)) return
    else {
      out.push((kin + word).slice(0, LONGEST_NAME))
      kin = ""
    }
  })
  return out
}

/** Splits a double name at its hyphens; in `El-Amrani` and `Ben-Ali` the hyphen stands for a space. */
const parts = (text: string): ReadonlyArray<string> => {
  const out: Array<string> = []
  for (const part of text.replace(/(?<=\p{L}{3})\s*\/\s*(?=\p{L}{2})/gu, "-").split("-")) {
    const words = wordsOf(part)
    if (words.length === 0) continue
    const last = out.at(-1)
    if (last !== undefined && wordsOf(last).every(isLead)) out[out.length - 1] = `${last} ${part}`
    else out.push(part)
  }
  return out
}

/** `de Vries e/v Jansen` is `Jansen-de Vries`, as `Jansen geb. de Vries` is: the partner's name first. */
const married = (text: string): string => {
  const born = BORN.exec(text)
  if (born !== null) return `${text.slice(0, born.index)}-${text.slice(born.index + born[0].length)}`
  const met = MARRIED.exec(text)
  return met === null ? text : `${text.slice(met.index + met[0].length)}-${text.slice(0, met.index)}`
}

/** A word's other form: what a glued prefix or kinship word leaves. */
const stripped = (name: string): string => {
  const long = name.replace(GLUED, "")
  return long === name ? name.replace(GLUED_SHORT, "") : long
}

/**
 * At most two forms of a folded surname, letters only: its two names if it has more than one (a double name, a father's and a grandfather's),
 * else the name and what is left of it without a glued prefix. Empty: nothing known.
 */
export const familyForms = (text: string): ReadonlyArray<string> => {
  const names = parts(married(text))
    .map(units)
    .filter((some) => !isPlaceholder(some.join("")))
  const first = names[0]
  if (first === undefined) return []
  const second = names[1]
  if (second !== undefined) return [first.join(""), second.join("")].map((name) => name.slice(0, LONGEST_NAME))
  const [head = "", last = ""] = [first[0], first.at(-1)]
  if (first.length > 1 && head !== last && head.length >= 3 && last.length >= 3) return [head, last]
  const whole = first.join("").slice(0, LONGEST_NAME)
  const other = first.length > 1 && last.length >= 3 ? last : stripped(whole)
  return other === whole ? [whole] : [whole, other]
}
