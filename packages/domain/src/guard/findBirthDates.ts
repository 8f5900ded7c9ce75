import type { Span } from "./findBsn.ts"

const months =
  "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october"
const year = "(?:19|20)\\d{2}"
const date = [
  `\\d{1,2}[-/. ]\\d{1,2}[-/. ]${year}`,
  `${year}-\\d{1,2}-\\d{1,2}`,
  `\\d{1,2} (?:${months}) ${year}`,
  `(?:${months}) \\d{1,2},? ${year}`
].join("|")
/** A date is only somebody's when a word before it on the line says so: a document is full of other dates. */
const born = new RegExp(
  `(?<!\\p{L})(?:geboren|geboortedatum|geb|born|birth|birthdate|dob)(?!\\p{L})[^\\n]{0,30}?(?<date>${date})(?!\\d)`,
  "dgiu"
)

/** Dates that a text says to be of somebody's birth; the words before them do not count. */
export function findBirthDates(text: string): ReadonlyArray<Span> {
  return [...text.matchAll(born)].flatMap(({ indices }) => {
    const [from, to] = indices?.groups?.date ?? []
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
}
