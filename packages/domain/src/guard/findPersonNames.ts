import type { Span } from "./findBsn.ts"
import {
  ambiguousGivenNames,
  announcers,
  familyNames,
  familyWords,
  givenNames,
  honorifics,
  knownOthers,
  placeEnding,
  placeNouns,
  prefixes,
  strongFamilyNames,
  titlesOfOthers
} from "./names.ts"
import { type Word, wordsOf } from "./words.ts"

/**
 * Where a text names a person: given and family name, a word of respect and a name, initials and a family name, or a
 * lone given name that is hardly anything else. Heuristic for Dutch and English text: it would rather miss a rare name
 * than take a street, school, place, group or month for a person.
 * `groups`: names of groups given beside the text; they may be used in it.
 */
export function findPersonNames(text: string, groups: ReadonlyArray<string> = []): ReadonlyArray<Span> {
  const words = wordsOf(text)
  const allowed = spansOf(text, groups)
  const found: Array<Span> = []
  for (let index = 0; index < words.length; ) {
    const place = namedPlaceEnd(words, index)
    if (place !== undefined) {
      index = place + 1
      continue
    }
    const last = nameFrom(words, index, text)
    const from = words[index]?.from ?? 0
    const to = words[last ?? index]?.to ?? 0
    if (last !== undefined && !allowed.some((span) => span.from <= from && to <= span.to)) found.push({ from, to })
    index = (last ?? index) + 1
  }
  return found
}

/** Whether the whole text is nothing but a person's name, with a family name that is known as one: a "group" that is somebody. */
export function isPersonName(text: string): boolean {
  const trimmed = text.trim()
  const words = wordsOf(trimmed)
  const [only] = findPersonNames(trimmed)
  if (only === undefined || only.from > 0 || only.to < trimmed.length - 1 || words.length < 2) return false
  return familyNames.has(words.at(-1)?.folded ?? "") || words.slice(1).some((word) => prefixes.has(word.folded))
}

/** Index of the last word of the name that begins at `index`, if one does. */
function nameFrom(words: ReadonlyArray<Word>, index: number, text: string): number | undefined {
  const word = words[index]
  if (word === undefined) return undefined
  return (
    afterHonorific(words, index, text) ??
    afterAnnouncer(words, index, text) ??
    withInitials(words, index, text) ??
    withGivenName(words, index, text) ??
    withStrongFamilyName(words, index)
  )
}

function afterHonorific(words: ReadonlyArray<Word>, index: number, text: string): number | undefined {
  const word = words[index]
  if (word === undefined) return undefined
  if (familyWords.has(word.folded)) {
    const last = familyNameEnd(words, index + 1, /^ $/u)
    return last !== undefined && isCapital(words[last]) && !/(?:se|sche|ense)$/u.test(words[last]?.folded ?? "")
      ? last
      : undefined
  }
  const isHeer = word.folded === "heer" && words[index - 1]?.folded === "de"
  if (!(honorifics.has(word.folded) || isHeer)) return undefined
  let end = index + 1
  while (isInitial(words[end], text) && /^\.? ?$/u.test(words[end]?.gap ?? "")) end++
  return familyNameEnd(words, end, /^\.? ?$/u)
}

function afterAnnouncer(words: ReadonlyArray<Word>, index: number, text: string): number | undefined {
  const word = words[index]
  const next = words[index + 1]
  if (word === undefined || next === undefined || !announcers.has(word.folded)) return undefined
  const isName = isCapital(next) && givenNames.has(next.folded) && next.gap === " "
  return isName && !isPlace(next) ? (withGivenName(words, index + 1, text) ?? index + 1) : undefined
}

/** `J. de Vries`, `M.A. el Amrani`. A single letter after "groep", "klas" and the like is no initial. */
function withInitials(words: ReadonlyArray<Word>, index: number, text: string): number | undefined {
  let end = index
  while (isInitial(words[end], text) && (end === index || /^\.\s?$/u.test(words[end]?.gap ?? ""))) end++
  const initials = end - index
  if (initials === 0) return undefined
  const last = familyNameEnd(words, end, /^\.\s?$/u)
  if (last === undefined) return undefined
  const hasPrefix = prefixes.has(words[end]?.folded ?? "")
  const isKnown = familyNames.has(words[last]?.folded ?? "")
  return initials > 1 || hasPrefix || isKnown ? last : undefined
}

function withGivenName(words: ReadonlyArray<Word>, index: number, text: string): number | undefined {
  const word = words[index]
  if (word === undefined) return undefined
  if (!isGivenName(word)) return undefined
  const isAmbiguous = ambiguousGivenNames.has(word.folded)
  const second = words[index + 1]
  const start = second !== undefined && isCapital(second) && givenNames.has(second.folded) ? index + 2 : index + 1
  const last = familyNameEnd(words, start, /^ +$/u) ?? familyNameEnd(words, index + 1, /^ +$/u)
  if (last !== undefined) return isFullName(words, index, last, isAmbiguous) ? last : undefined
  // "Hassan B.": a name half hidden is still somebody.
  if (isCapital(word) && !isAmbiguous && second?.gap === " " && isInitial(second, text)) return index + 1
  return isCapital(word) && !isAmbiguous && isLoneName(words, index) ? index : undefined
}

/** "Quinten-Jan Yılmaz", "Xyz Amrani": any name before a family name that is no other word. */
function withStrongFamilyName(words: ReadonlyArray<Word>, index: number): number | undefined {
  const word = words[index]
  if (word === undefined || !isCapital(word) || isPlace(word) || functionWords.has(word.folded)) return undefined
  if (isShouted(word) || prefixes.has(word.folded) || standsAtPlace(words, index)) return undefined
  const last = familyNameEnd(words, index + 1, /^ $/u)
  return last !== undefined && isCapital(words[last]) && strongFamilyNames.has(words[last]?.folded ?? "")
    ? last
    : undefined
}

function isFullName(words: ReadonlyArray<Word>, first: number, last: number, isAmbiguous: boolean): boolean {
  const known = familyNames.has(words[last]?.folded ?? "")
  const shouted = words.slice(first, last + 1).every((word) => word.raw.length > 1 && isShouted(word))
  if (!words.slice(first, first + 1).every(isCapital) || shouted || isAmbiguous) return known
  return true
}

/** A lone given name in the middle of a sentence, standing as somebody who does or undergoes something. */
function isLoneName(words: ReadonlyArray<Word>, index: number): boolean {
  const word = words[index]
  const next = words[index + 1]
  if (word === undefined || word.opens || isShouted(word) || word.raw.includes("-")) return false
  return next === undefined || !isCapital(next) || next.opens || next.gap.trim() !== ""
}

/** End of a family name with its prefixes, from `index`; `gap` is what may stand before its first word. */
function familyNameEnd(words: ReadonlyArray<Word>, index: number, gap: RegExp): number | undefined {
  let end = index
  while (prefixes.has(words[end]?.folded ?? "") && end - index < 3 && isJoined(words[end], end === index ? gap : / /u))
    end++
  const family = words[end]
  if (family === undefined || !isJoined(family, end === index ? gap : /^ *$/u)) return undefined
  const lower = !isCapital(family)
  if (lower && !familyNames.has(family.folded)) return undefined
  if (lower && end > index && isCapital(words[index - 1])) return undefined
  if (family.raw.length < 2 || isPlace(family) || functionWords.has(family.folded)) return undefined
  const after = words[end + 1]
  const isOpenEnded = prefixes.has(family.folded.split("-")[1] ?? "") && isCapital(after) && after?.gap === " "
  if (isOpenEnded) return end + 1
  return after !== undefined && after.gap.trim() === "" && isPlace(after) && isCapital(after) ? undefined : end
}

/** Last word of a place or organisation that is called after somebody and begins with the given name at `index`. */
function namedPlaceEnd(words: ReadonlyArray<Word>, index: number): number | undefined {
  const word = words[index]
  if (word === undefined || !isGivenName(word) || !isCapital(word)) return undefined
  if (knownOthers.has(`${word.folded}_${words[index + 1]?.folded ?? ""}`)) return index + 1
  let end = index
  while (end - index < 4 && isChained(words[end + 1])) {
    end++
    const part = words[end]
    if (part !== undefined && isPlace(part)) return end
  }
  return standsAtPlace(words, index) ? end : undefined
}

const isChained = (word: Word | undefined): boolean =>
  word !== undefined &&
  word.gap.trim() === "" &&
  !word.gap.includes("\n") &&
  (isCapital(word) || prefixes.has(word.folded))

/** The first part of a double name decides ("Anne-Marie"). */
function isGivenName(word: Word): boolean {
  const first = word.folded.split("-")[0] ?? ""
  return givenNames.has(first) || ambiguousGivenNames.has(first)
}

const functionWords = new Set(
  "de het een en of maar want dus toen daarna daar dit dat deze die hij zij ze wij we ik u er hier nu ook niet wel na in op met van voor om bij uit over tegen gisteren vandaag morgen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december the a an and or but then there this that he she they we i it after in on with from for at elzerveen waterdam oosterlee lindehoek merenland".split(
    " "
  )
)

/** "Hendrikstraat" and "Cruijff-arena" are places; a family name such as "Dijk" is none. */
function isPlace(word: Word): boolean {
  const last = word.folded.split("-").at(-1) ?? ""
  return !familyNames.has(last) && (placeNouns.has(last) || placeEnding.test(last))
}

/** Named after somebody, or not from here: "basisschool Anne Frank", "koning Willem", "Sint Maarten". */
function standsAtPlace(words: ReadonlyArray<Word>, index: number): boolean {
  const before = words[index - 1]
  const touches = (words[index]?.gap ?? "").trim().replace(/^[.'‘"“„]$/u, "") === ""
  return before !== undefined && touches && (titlesOfOthers.has(before.folded) || isPlace(before))
}

const isCapital = (word: Word | undefined): boolean => word !== undefined && /^(?:['’]?\p{Lu})/u.test(word.raw)
const isShouted = (word: Word): boolean => word.raw.length > 1 && word.raw === word.raw.toUpperCase()
const isJoined = (word: Word | undefined, gap: RegExp): boolean => word !== undefined && gap.test(word.gap)

function isInitial(word: Word | undefined, text: string): boolean {
  return word !== undefined && /^(?:\p{Lu}|Th|Ch|Ph)$/u.test(word.raw.normalize("NFC")) && text[word.to] === "."
}

function spansOf(text: string, names: ReadonlyArray<string>): ReadonlyArray<Span> {
  const words = wordsOf(text)
  return names.flatMap((name) => {
    const parts = wordsOf(name).map((word) => word.folded)
    if (parts.length === 0 || isPersonName(name)) return []
    return words.flatMap((word, index) => {
      const last = words[index + parts.length - 1]
      const same = parts.every((part, offset) => words[index + offset]?.folded === part)
      return same && last !== undefined ? [{ from: word.from, to: last.to }] : []
    })
  })
}
