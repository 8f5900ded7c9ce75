import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"
import type { NameGroup, Spellings } from "./nameGroups.ts"
import { seeded } from "./seeded.ts"

/** One record of an invented person, as some desk wrote it. */
export interface Sighting {
  readonly id: string
  readonly person: string
  readonly group: string
  readonly identity: SubjectIdentity
}

/** How often what goes wrong; the same for every group. */
const RATES = {
  otherSpelling: 0.25,
  typo: 0.06,
  initial: 0.06,
  swapped: 0.03,
  oneField: 0.1,
  capitals: 0.2,
  plainLetters: 0.35,
  noGiven: 0.03,
  noFamily: 0.05,
  noDate: 0.12,
  yearOnly: 0.08,
  dayMonthSwapped: 0.02,
  wrongDay: 0.02,
  noAddress: 0.35,
  moved: 0.12,
  noPhone: 0.45,
  familyPhone: 0.15,
  noSex: 0.1
}
/** Share of families with one of the common surnames. */
const COMMON = 0.4
/** Share of people who were registered without a day of birth, where that is asked for. */
const REGISTERED = 0.35
const STREETS = "Kerkstraat Molenweg Lindelaan Havenkade Schoolplein Dorpsstraat Ringdijk Parkweg".split(" ")
const TOWNS = "Elzerveen Waterdam Oosterlee Lindehoek".split(" ")
const LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
const two = (n: number) => String(n).padStart(2, "0")
const bare = (text: string) =>
  text.replace(/ı/gu, "i").replace(/ł/gu, "l").replace(/Ł/gu, "L").normalize("NFKD").replace(/\p{M}/gu, "")

/** Families of one group with siblings, twins and namesakes, each person seen one to five times; the same draws whatever the group. */
export const groupSightings = (
  group: NameGroup,
  people: number,
  seed: number,
  registered: boolean
): ReadonlyArray<Sighting> => {
  const next = seeded(seed)
  const chance = (rate: number) => next() < rate
  const pick = <A>(items: ReadonlyArray<A>): A => {
    const found = items[Math.floor(next() * items.length)]
    if (found === undefined) throw new RangeError("nothing to pick from")
    return found
  }
  /** A few names are many people's: the square of a draw. */
  const skewed = (items: ReadonlyArray<Spellings>): Spellings => items[Math.floor(next() ** 2 * items.length)] ?? [""]
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(next() * 10)).join("")
  const mobile = () => `06${1 + Math.floor(next() * 8)}${digits(7)}`
  const home = () => ({
    postcode: `99${digits(2)}${pick([...LETTERS])}${pick([...LETTERS])}`,
    houseNumber: 1 + Math.floor(next() * 200),
    street: pick(STREETS),
    city: pick(TOWNS)
  })
  const born = (year: number) => [year, 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 28)] as const
  const typo = (name: string) => {
    const at = 1 + Math.floor(next() * Math.max(1, name.length - 2))
    return chance(0.5)
      ? name.slice(0, at) + name.slice(at + 1)
      : name.slice(0, at) + pick([..."aeinrst"]) + name.slice(at + 1)
  }
  const written = (name: Spellings) => {
    const [other, slip, plain] = [chance(RATES.otherSpelling), chance(RATES.typo), chance(RATES.plainLetters)]
    const spelt = other ? (name[1] ?? name[0]) : name[0]
    const slipped = slip ? typo(spelt) : spelt
    return plain ? bare(slipped) : slipped
  }
  const out: Array<Sighting> = []
  for (let made = 0, family = 0; made < people; family++) {
    const surname = chance(COMMON) ? skewed(group.family) : pick(group.rare)
    const [at, shared, first] = [home(), mobile(), 1965 + Math.floor(next() * 48)]
    const twins = chance(0.05)
    const size = 1 + Math.floor(next() * 4)
    const used = new Set<string>()
    let birth = born(first)
    for (let child = 0; child < size && made < people; child++, made++) {
      if (child > 0 && !(twins && child === 1)) birth = born(first + 2 * child)
      const sex = chance(0.5) ? "m" : "f"
      let given = skewed(group[sex])
      while (used.has(given[0])) given = skewed(group[sex])
      used.add(given[0])
      const own = mobile()
      const unregistered = chance(REGISTERED) && registered
      const [y, m, d] = unregistered ? ([birth[0], 1, 1] as const) : birth
      const person = `${group.name}-${family}-${child}`
      const later = home()
      const times = 1 + Math.floor(next() ** 2 * 5)
      for (let time = 0; time < times; time++) {
        const has = (rate: number) => !chance(rate)
        const says = {
          given: chance(RATES.initial) ? `${given[0].slice(0, 1)}.` : written(given),
          family: written(surname)
        }
        const [keepsGiven, keepsFamily] = [has(RATES.noGiven), has(RATES.noFamily)]
        const loud = chance(RATES.capitals)
        const say = (text: string) => (loud ? text.toUpperCase() : text)
        const [oneField, swapped] = [chance(RATES.oneField), chance(RATES.swapped)]
        const name: SubjectIdentity =
          oneField && keepsGiven && keepsFamily
            ? { fullName: say(`${says.family}, ${says.given}`) }
            : swapped && keepsGiven && keepsFamily
              ? { givenNames: say(says.family), familyName: say(says.given) }
              : {
                  ...(keepsGiven ? { givenNames: say(says.given) } : {}),
                  ...(keepsFamily || !keepsGiven ? { familyName: say(says.family) } : {})
                }
        const [dated, yearOnly, turned, wrong] = [
          has(RATES.noDate),
          chance(RATES.yearOnly),
          chance(RATES.dayMonthSwapped),
          chance(RATES.wrongDay)
        ]
        const date = turned && d <= 12 ? `${y}-${two(d)}-${two(m)}` : `${y}-${two(m)}-${two(wrong ? (d % 28) + 1 : d)}`
        const [placed, moved, called, parents, sexed] = [
          has(RATES.noAddress),
          chance(RATES.moved),
          has(RATES.noPhone),
          chance(RATES.familyPhone),
          has(RATES.noSex)
        ]
        out.push({
          id: `${seed}-${person}-${time}`,
          person: `${seed}-${person}`,
          group: group.name,
          identity: {
            ...name,
            ...(dated ? { birthDate: yearOnly ? String(y) : date } : {}),
            ...(sexed ? { sex } : {}),
            ...(placed ? { address: moved ? later : at } : {}),
            ...(called ? { phones: [parents ? shared : own] } : {})
          }
        })
      }
    }
  }
  return out
}
