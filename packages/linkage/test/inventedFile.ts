import { encode, type SubjectIdentity } from "../src/encode/index.ts"
import { keys } from "./arbitraries.ts"
import { random, type Sighting } from "./people.ts"

/** What sort of file is invented: every share is in [0, 1]. */
export interface FileKind {
  readonly people: number
  readonly seed: number
  readonly givenNames: number
  readonly familyNames: number
  /** Share of homes with two to five people in them. */
  readonly families: number
  readonly withoutDate: number
  /** Share of records of which a name was misspelt. */
  readonly errors: number
  /** Most records of one person. */
  readonly most: number
}

const STARTS = "b d f g h j k l m n p r s t v w z br dr kl st".split(" ")
const VOWELS = "a e i o u aa ee ie oo oe".split(" ")
const ENDS = "n r s t l k m ng rd st".split(" ")
const LETTERS = "ABCDEGHJ"

/** A file of invented names, dates, homes and phones: unlike the training data in all but its columns. */
export const inventedFile = (kind: FileKind): ReadonlyArray<Sighting> => {
  const next = random(kind.seed)
  const upTo = (n: number) => Math.floor(next() * n)
  const pick = (list: ArrayLike<string>) => list[upTo(list.length)] ?? ""
  const name = (syllables: number) =>
    Array.from({ length: syllables }, () => pick(STARTS) + pick(VOWELS)).join("") + pick(ENDS)
  const given = Array.from({ length: kind.givenNames }, () => name(1 + upTo(2)))
  const family = Array.from({ length: kind.familyNames }, () => name(2 + upTo(2)))
  const misspelt = (text: string) => {
    if (next() >= kind.errors || text.length < 4) return text
    const at = 1 + upTo(text.length - 2)
    return text.slice(0, at) + (next() < 0.5 ? "" : pick("aeinrst")) + text.slice(at + 1)
  }
  const home = () => ({ postcode: `${1000 + upTo(8999)}${pick(LETTERS)}${pick(LETTERS)}`, houseNumber: 1 + upTo(300) })
  const phone = () => `06${10_000_000 + upTo(89_999_999)}`
  const two = (n: number) => String(n).padStart(2, "0")
  const out: Array<Sighting> = []
  for (let person = 0; person < kind.people; ) {
    const familyName = pick(family)
    const address = home()
    const shared = phone()
    const members = next() < kind.families ? 2 + upTo(4) : 1
    for (let member = 0; member < members; member++, person++) {
      const givenNames = pick(given)
      const birthDate = `${1960 + upTo(52)}-${two(1 + upTo(12))}-${two(1 + upTo(28))}`
      const own = members > 1 && next() < 0.3 ? shared : phone()
      const records = 1 + Math.floor(next() ** 2 * kind.most)
      for (let i = 0; i < records; i++) {
        const identity: SubjectIdentity = {
          givenNames: misspelt(givenNames),
          familyName: misspelt(familyName),
          ...(next() < kind.withoutDate ? {} : { birthDate }),
          address: {
            ...(next() < 0.4 ? {} : { postcode: address.postcode }),
            ...(next() < 0.4 ? {} : { houseNumber: address.houseNumber })
          },
          ...(next() < 0.5 ? {} : { phones: [own] })
        }
        out.push({ id: `r${out.length}`, person: `p${person}`, encoding: encode(identity, keys) })
      }
    }
  }
  return out
}

/** Pairs of records in one cluster, and how many of them are of one person. */
export const linksOf = (
  clusters: ReadonlyArray<ReadonlyArray<string>>,
  records: ReadonlyArray<Sighting>
): { readonly all: number; readonly right: number } => {
  const person = new Map(records.map((record) => [record.id, record.person]))
  let all = 0
  let right = 0
  for (const cluster of clusters) {
    cluster.forEach((a, i) => {
      for (const b of cluster.slice(i + 1)) {
        all++
        if (person.get(a) === person.get(b)) right++
      }
    })
  }
  return { all, right }
}
