import { ARTICLES, DUTCH_PREFIXES, KINSHIP, TITLES } from "../data/prefixes.ts"
import type { SubjectIdentity } from "../SubjectIdentity.ts"
import { compact, fold, isPlaceholder } from "./text.ts"

/** A name in the form that is compared. Empty arrays where nothing is known. */
export interface NameParts {
  /** Call name first, then (if there are more) all given names together. Letters only. */
  readonly given: ReadonlyArray<string>
  /** Given names are known by their first letter only. */
  readonly initialOnly: boolean
  /** First letter of the given names, or empty. */
  readonly initial: string
  /** Surname without prefix, then its other form. Letters only. */
  readonly family: ReadonlyArray<string>
}

const isPrefix = (word: string) => DUTCH_PREFIXES.has(word)
const isLead = (word: string) => isPrefix(word) || ARTICLES.has(word) || KINSHIP.has(word)

const wordsOf = (text: string): ReadonlyArray<string> =>
  text
    .replace(/(?<=^|[\s-])v\/d(?=\s|$)/gu, "vd")
    .replace(/['.]/gu, (c) => (c === "." ? " " : ""))
    .split(/[\s,/]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

const GLUED = /^(?:vanden|vander|vande|van|el|al)(?=\p{L}{4,}$)/u
const GLUED_SHORT = /^(?:den|de|ter|ten|te|ez|es|ben|bou|ait)(?=\p{L}{4,}$)/u

/** One surname without hyphens: prefixes gone, kinship words glued. */
const surname = (words: ReadonlyArray<string>): string => {
  let start = 0
  while (start < words.length - 1 && (isPrefix(words[start] ?? "") || ARTICLES.has(words[start] ?? ""))) start++
  const rest = words.slice(start).filter((word, i, all) => i === all.length - 1 || !isPrefix(word))
  return compact(rest.join(""))
}

const familyForms = (text: string): ReadonlyArray<string> => {
  const joined = text
    .split("-")
    .map((part) => part.trim())
    .filter((part) => part !== "")
  const parts: Array<string> = []
  for (const part of joined) {
    const words = wordsOf(part)
    const last = parts.at(-1)
    // "El-Amrani", "Ben-Ali": the hyphen stands for a space, not for a double name
    if (last !== undefined && wordsOf(last).every(isLead)) parts[parts.length - 1] = `${last} ${words.join(" ")}`
    else if (words.length > 0) parts.push(words.join(" "))
  }
  const forms = parts.map((part) => surname(wordsOf(part))).filter((form) => !isPlaceholder(form))
  const first = forms[0]
  if (first === undefined) return []
  const second = forms[1]
  if (second !== undefined) return [first, second]
  const stripped = first.replace(GLUED, "")
  if (stripped !== first) return [first, stripped]
  const words = wordsOf(parts[0] ?? "").filter((word) => !isLead(word))
  const last = words.at(-1) ?? ""
  if (words.length > 1 && last.length >= 3 && last !== first) return [first, last]
  const short = first.replace(GLUED_SHORT, "")
  if (short !== first) return [first, short]
  const kin = wordsOf(parts[0] ?? "").filter((word) => KINSHIP.has(word))
  return kin.length > 0 && last.length >= 3 && last !== first ? [first, last] : [first]
}

interface Split {
  readonly given: string
  readonly family: string
}

/** One field for the whole name: "Family, Given", or given names, prefix, family. */
const splitFull = (full: string): Split => {
  const comma = full.indexOf(",")
  if (comma >= 0) {
    const after = full.slice(comma + 1).replaceAll(",", " ")
    const words = after.split(/[\s]+/u).filter((word) => word !== "")
    // "Berg, Jan van den": the prefix trails
    while (words.length > 1 && isPrefix((words.at(-1) ?? "").replace(/[.']/gu, ""))) words.pop()
    return { family: full.slice(0, comma), given: words.join(" ") }
  }
  const words = full.split(" ").filter((word) => !TITLES.has(word.replaceAll(".", "")))
  if (words.length === 1) return { given: "", family: words[0] ?? "" }
  const lead = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isLead(word.replace(/[.']/gu, "")))
  const cut = lead > 0 ? lead : words.length - 1
  return { given: words.slice(0, cut).join(" "), family: words.slice(cut).join(" ") }
}

/** Names of a person in comparable form; total: anything goes in, at worst nothing comes out. */
export const nameParts = (identity: SubjectIdentity): NameParts => {
  let givenText = fold(identity.givenNames ?? "")
  let familyText = fold(identity.familyName ?? "")
  if (givenText === "" && familyText.includes(",")) {
    const split = splitFull(familyText)
    givenText = split.given
    familyText = split.family
  }
  if (identity.fullName !== undefined && (givenText === "" || familyText === "")) {
    const split = splitFull(fold(identity.fullName))
    if (givenText === "") givenText = split.given
    if (familyText === "") familyText = split.family
  }
  // "Jan (Johannes)" and "J. (Jan)": what stands between brackets is the name in use
  const inUse = /\(([^)]+)\)/u.exec(givenText)?.[1]
  const plain = (inUse ?? givenText).replaceAll("-", " ")
  const words = wordsOf(plain)
    .map(compact)
    .filter((word) => word !== "" && !TITLES.has(word))
  const known = isPlaceholder(words.join("")) ? [] : words
  const firstKnown = known[0]
  const initials = compact(fold(identity.initials ?? ""))
  const initialOnly = firstKnown === undefined ? initials !== "" : known.every((word) => word.length === 1)
  const given: Array<string> = []
  if (firstKnown !== undefined && !initialOnly) {
    const spelled = known.filter((word) => word.length > 1)
    given.push(spelled[0] ?? firstKnown)
    if (spelled.length > 1) given.push(spelled.join(""))
  }
  return {
    given,
    initialOnly,
    initial: (firstKnown ?? initials).slice(0, 1),
    family: familyForms(familyText.replace(/\([^)]*\)/gu, " "))
  }
}
