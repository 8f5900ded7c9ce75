import { isKnownName } from "./canonicalName.ts"
import { glue, HONORIFICS, KNOWN_AS, SUFFIXES, TITLES, wordsOf } from "./particles.ts"
import { compact, isPlaceholder } from "./text.ts"

/** Given names in comparable form. */
export interface GivenParts {
  /** Call name first, then (if there are more) all given names together. Letters only. */
  readonly given: ReadonlyArray<string>
  /** First letter of the first name, or empty. */
  readonly initial: string
}

const LONGEST_NAME = 60

/** `Johannes (Jan)`, `Johannes "Jan"`, `Johannes, roepnaam Jan`: the name in use. */
const inUse = (text: string): string => {
  const marked = /[("]([^)"]*\p{L}[^)"]*)(?:[)"]|$)/u.exec(text)?.[1] ?? text
  const known = KNOWN_AS.exec(marked)
  if (known === null) return marked
  const after = marked.slice(known.index + known[0].length)
  return after === "" ? marked.slice(0, known.index) : after
}

/** `JP`, `Th`: letters that no name is made of. */
const isInitials = (word: string): boolean =>
  word.length === 1 || (word.length <= 3 && !/[aeiouy]/u.test(word) && /^[a-z]+$/u.test(word) && !isKnownName(word))

/** `N.N.`: no initials. `J.J.` are. */
const isNobody = (words: ReadonlyArray<string>): boolean => {
  const all = words.join("")
  return isPlaceholder(all) && !/^([a-mo-wyz])\1*$/u.test(all)
}

/** Reads folded given names. */
export const givenParts = (text: string): GivenParts => {
  const words = glue(wordsOf(inUse(text).replaceAll("-", " ")).map(compact)).filter((word) => !TITLES.has(word))
  const plain = words.filter((word, i) => !HONORIFICS.has(word) && (i === 0 || !SUFFIXES.has(word)))
  const known = (plain.length > 0 ? plain : words).filter((word) => !isPlaceholder(word) || word.length === 1)
  const first = known[0]
  if (first === undefined || isNobody(known)) return { given: [], initial: "" }
  const spelled = known.filter((word) => !isInitials(word)).map((word) => word.slice(0, LONGEST_NAME))
  const call = spelled[0]
  const initial = first.slice(0, 1)
  if (call === undefined) return { given: [], initial }
  return { given: spelled.length > 1 ? [call, spelled.join("").slice(0, LONGEST_NAME)] : [call], initial }
}
