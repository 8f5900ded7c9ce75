import type { Encoding } from "../encode/Encoding.ts"
import { DETAIL, DETAILS, familyAt, givenAt, NAME_WORDS } from "../encode/layout.ts"
import { crossDistance, distance, likeness } from "./bits.ts"
import type { FieldLevels, NameLevel } from "./FieldLevels.ts"
import type { Model } from "./Model.ts"
import { shared } from "./rows.ts"

/** A row's first shared place, of a part of its word of details. */
export const sameDetail = (a: Encoding, b: Encoding, part: keyof typeof DETAILS): boolean => {
  const { at, bits } = DETAILS[part]
  const differ = (a.rows[(shared.a[0] ?? 0) + DETAIL] ?? 0) ^ (b.rows[(shared.b[0] ?? 0) + DETAIL] ?? 0)
  return ((differ >>> at) & ((1 << bits) - 1)) === 0
}

const BITS = NAME_WORDS * 32

/** Likeness over all shared rows of what stands in the given names' place: each row has sketches of its own. */
const givenLikeness = (a: Encoding, b: Encoding): number => {
  let differ = 0
  for (let i = 0; i < shared.count; i++)
    differ += distance(a.rows, (shared.a[i] ?? 0) + givenAt(a), b.rows, (shared.b[i] ?? 0) + givenAt(b), NAME_WORDS)
  return likeness(differ, BITS * shared.count)
}

/** Best likeness of the surnames' forms. `whole`: it is that of their first forms. */
const familyLikeness = (a: Encoding, b: Encoding) => {
  let differ = 0
  let rows = 0
  let other = -1
  for (let i = 0; i < shared.count; i++) {
    const one = distance(a.rows, (shared.a[i] ?? 0) + familyAt(a), b.rows, (shared.b[i] ?? 0) + familyAt(b), NAME_WORDS)
    if (shared.first[i] === 1) {
      differ += one
      rows++
    } else other = Math.max(other, likeness(one, BITS))
  }
  const first = rows === 0 ? -1 : likeness(differ, BITS * rows)
  return first >= other ? { alike: first, whole: true } : { alike: other, whole: false }
}

const nameLevel = (s: number, equal: boolean, rarity: number, model: Model): NameLevel => {
  if (equal) return rarity === 0 ? "exact-common" : rarity === 1 ? "exact-usual" : "exact-rare"
  const least = model.similarity.name
  if (rarity < 2 && s >= least[1]) return "alike-usual"
  if (s === 1) return "form"
  return s >= least[0] ? "near" : s >= least[1] ? "close" : s >= least[2] ? "loose" : "differs"
}

/** How much better the crossed reading must be before names count as swapped. */
const SWAP_MARGIN = 0.5

interface FoundNames {
  readonly order: FieldLevels["order"] | undefined
  readonly family: NameLevel | undefined
  readonly given: FieldLevels["givenNames"] | undefined
}

/**
 * How rare two names are that are equal crosswise. Of the two records it is the one whose names are known, each in its own place, that has them
 * there; where neither tells, it is the surname, as a rule, that fewer bear.
 */
const rarityCrosswise = (a: Encoding, b: Encoding) => {
  const lead = a.givenRarity + a.familyRarity - b.givenRarity - b.familyRarity
  if (lead !== 0) {
    const { familyRarity, givenRarity } = lead < 0 ? a : b
    return { family: familyRarity, given: givenRarity }
  }
  const crossed = [Math.min(a.givenRarity, b.familyRarity), Math.min(a.familyRarity, b.givenRarity)]
  return { family: Math.max(...crossed), given: Math.min(...crossed) }
}

/**
 * The names read crosswise, where that fits clearly better than `straight`, the sum of their likeness read straight. A name can be read against one
 * in the same place only; but where names are swapped the two differ alike, so that the differences cancel out. What remains is
 * the unlikeness of both together: it is told of the given name.
 */
const crossedNames = (a: Encoding, b: Encoding, straight: number, model: Model): FoundNames | undefined => {
  const wanted = straight + SWAP_MARGIN
  // no likeness is above 1: most pairs are decided without looking further
  if (wanted >= 2) return undefined
  let differ = 0
  let rows = 0
  let other = -1
  for (let i = 0; i < shared.count; i++) {
    const [x, y] = [shared.a[i] ?? 0, shared.b[i] ?? 0]
    const left = [x + givenAt(a), x + familyAt(a)] as const
    const one = crossDistance(a.rows, left, b.rows, [y + givenAt(b), y + familyAt(b)], NAME_WORDS)
    if (shared.first[i] === 1) {
      differ += one
      rows++
    } else other = Math.max(other, likeness(one, BITS))
  }
  const both = Math.max(other, rows === 0 ? -1 : likeness(differ, BITS * rows))
  if (both < model.similarity.name[2] || both + 1 <= wanted) return undefined
  if (both < 1) return { order: "swapped", family: "form", given: nameLevel(both, false, 2, model) }
  const { family, given } = rarityCrosswise(a, b)
  return { order: "swapped", family: nameLevel(1, true, family, model), given: nameLevel(1, true, given, model) }
}

/** As `crossedNames`, where one of the two gives one name only: it stands in both of its places. */
const movedName = (a: Encoding, b: Encoding, straight: number, model: Model): FoundNames | undefined => {
  const inFamily = (a.given && !a.family && b.family) || (b.given && !b.family && a.family)
  const inGiven = (a.family && !a.given && b.given) || (b.family && !b.given && a.given)
  const alike = Math.max(inFamily ? familyLikeness(a, b).alike : 0, inGiven ? givenLikeness(a, b) : 0)
  if (alike < model.similarity.name[0] || alike <= straight + SWAP_MARGIN) return undefined
  return { order: "swapped", family: nameLevel(alike, false, 2, model), given: undefined }
}

const initials = (a: Encoding, b: Encoding): FoundNames["given"] =>
  a.initial && b.initial ? (sameDetail(a, b, "initial") ? "initial" : "initial-differs") : undefined

/** Compares names over the rows that were found last. */
export const compareNames = (a: Encoding, b: Encoding, model: Model): FoundNames => {
  const given = a.given && b.given ? givenLikeness(a, b) : undefined
  const family = a.family && b.family ? familyLikeness(a, b) : undefined
  const straight = (given ?? 0) + (family?.alike ?? 0)
  const all = a.given && a.family && b.given && b.family
  const crossed = (all ? crossedNames : movedName)(a, b, straight, model)
  if (crossed !== undefined) return crossed
  const familyRarity = Math.min(a.familyRarity, b.familyRarity)
  const givenRarity = Math.min(a.givenRarity, b.givenRarity)
  return {
    order: given === undefined || family === undefined ? undefined : "straight",
    family:
      family === undefined
        ? undefined
        : nameLevel(family.alike, family.whole && family.alike === 1, familyRarity, model),
    given: given === undefined ? initials(a, b) : nameLevel(given, given === 1, givenRarity, model)
  }
}
