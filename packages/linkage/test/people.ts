import { type Encoding, encode, type SubjectIdentity } from "../src/encode/index.ts"
import { keys } from "./arbitraries.ts"

/** A small deterministic generator (mulberry32), so that a failing test fails again. */
export const random = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const GIVEN =
  `Aafke Adil Anwar Bente Boris Brecht Carlijn Davud Dina Eefje Elvira Esmee Fadoua Faysal Gwen Hajar Hidde Ilse Imran Jara Jibril Jort Kasim Lamyae Leyla Lieve
Maikel Marwa Mees Nadir Nienke Oskar Pleun Quinten Rayan Rosalinde Sahar Siebe Tarik Tess Umut Veerle Wessel Yara Zehra`.split(
    /\s+/u
  )
const STEMS =
  "Achter Beuken Dennen Eiken Graan Hazel Iepen Kastanje Lariks Meers Noten Populier Rozen Sparren Tarwe Veen Wilgen Zonne".split(
    " "
  )
const ENDS = "berg brink daal donk gaard hoeve horst kamp laar meer stein veld".split(" ")
const STREETS = "Kerkstraat Molenweg Lindelaan Havenkade Schoolplein Dorpsstraat Ringdijk Parkweg".split(" ")
const LETTERS = "ABCDEGHJKLMNPRSTVWXZ"

/** One record of a person who is invented, as some desk wrote it. */
export interface Sighting {
  readonly id: string
  readonly person: string
  readonly encoding: Encoding
}

/**
 * Families with siblings, some twins, and a father and son of one name; each person seen one to four times, with typos, swapped names,
 * initials, years only, moved homes, and a shared phone. Own lists and error rates, unlike those of the training data.
 */
export const sightings = (families: number, seed: number): ReadonlyArray<Sighting> => {
  const next = random(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new RangeError("nothing to pick from")
    return found
  }
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(next() * 10)).join("")
  const two = (n: number) => String(n).padStart(2, "0")
  const typo = (name: string) => {
    const at = 1 + Math.floor(next() * (name.length - 2))
    return next() < 0.5
      ? name.slice(0, at) + name.slice(at + 1)
      : name.slice(0, at) + pick([..."aeinrst"]) + name.slice(at + 1)
  }
  const out: Array<Sighting> = []
  for (let f = 0; f < families; f++) {
    const familyName = pick(STEMS) + pick(ENDS)
    const home = {
      postcode: `99${digits(2)}${pick([...LETTERS])}${pick([...LETTERS])}`,
      houseNumber: 1 + Math.floor(next() * 200),
      street: pick(STREETS),
      city: "Elzerveen"
    }
    const shared = `06${1 + Math.floor(next() * 8)}${digits(7)}`
    const born = 1998 + Math.floor(next() * 14)
    const dateIn = (year: number) => `${year}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`
    const first = dateIn(born)
    const twins = next() < 0.08
    const size = 1 + Math.floor(next() * 3)
    const used = new Set<string>()
    for (let p = 0; p < size; p++) {
      let givenNames = pick(GIVEN)
      while (used.has(givenNames.slice(0, 1))) givenNames = pick(GIVEN)
      used.add(givenNames.slice(0, 1))
      const person = `f${f}p${p}`
      const birthDate = p === 0 || (twins && p === 1) ? first : dateIn(born - 2 - p * 2)
      const own = `06${1 + Math.floor(next() * 8)}${digits(7)}`
      const sex = next() < 0.5 ? "m" : "f"
      const times = 1 + Math.floor(next() * 4)
      for (let t = 0; t < times; t++) {
        const u = next()
        const [y, m, d] = birthDate.split("-")
        const name =
          next() < 0.1
            ? { givenNames: typo(givenNames), familyName }
            : next() < 0.1
              ? { givenNames, familyName: typo(familyName) }
              : { givenNames, familyName }
        const order =
          next() < 0.03
            ? { givenNames: name.familyName, familyName: name.givenNames }
            : next() < 0.05
              ? { initials: `${givenNames.slice(0, 1)}.`, familyName }
              : name
        const identity: SubjectIdentity = {
          ...(next() < 0.1 ? { fullName: `${name.familyName.toUpperCase()}, ${name.givenNames}` } : order),
          ...(u < 0.1
            ? {}
            : { birthDate: u < 0.17 ? `${y}` : u < 0.2 && Number(d) <= 12 ? `${y}-${d}-${m}` : birthDate }),
          ...(next() < 0.8 ? { sex } : {}),
          ...(next() < 0.65 ? { address: home } : {}),
          ...(next() < 0.5 ? { phones: [next() < 0.2 ? shared : own] } : {})
        }
        out.push({ id: `${person}-${t}`, person, encoding: encode(identity, keys) })
      }
    }
  }
  return out
}

/** Pairwise F1 of clusters against the truth. */
export const f1 = (clusters: ReadonlyArray<ReadonlyArray<string>>, records: ReadonlyArray<Sighting>): number => {
  const person = new Map(records.map((r) => [r.id, r.person]))
  const pairs = (sizes: Iterable<number>) => [...sizes].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const count = (names: ReadonlyArray<string>) => {
    const out = new Map<string, number>()
    for (const name of names) out.set(name, (out.get(name) ?? 0) + 1)
    return out.values()
  }
  const truth = pairs(count(records.map((r) => r.person)))
  const linked = pairs(clusters.map((c) => c.length))
  const hit = clusters.reduce((sum, c) => sum + pairs(count(c.map((id) => person.get(id) ?? id))), 0)
  return (2 * hit) / (truth + linked)
}
