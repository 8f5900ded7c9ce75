import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"
import type { Outcome } from "./attackScheme.ts"
import type { Scheme } from "./Scheme.ts"
import { spreadAttack } from "./spreadAttack.ts"
import { overlapping } from "./thiefsList.ts"
import { tokenGraphAttack } from "./tokenGraph.ts"

/** Share of the thief's list that is about the very signals of the store. The literature finds graph attacks to fall steeply below 1. */
const OVERLAPS = [1, 0.95, 0.9, 0.8, 0.5]

/**
 * What the graph of who shares which value gives away, as the thief's list is less the same. The rest of his list are `others`, signals of the same world
 * (perhaps about the same people): at least half as many as `people`.
 */
export const attackShape = (
  scheme: Scheme,
  people: ReadonlyArray<SubjectIdentity>,
  others: ReadonlyArray<SubjectIdentity>
): ReadonlyArray<Outcome> => {
  const [theirs, his] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const valuesOnly = (person: SubjectIdentity, secret: Uint8Array) => ({
    values: scheme.encode(person, secret).values,
    vectors: [],
    few: []
  })
  const stolen = people.map((person) => valuesOnly(person, theirs))
  const own = people.map((person) => valuesOnly(person, his))
  const rest = others.map((person) => valuesOnly(person, his))
  return OVERLAPS.flatMap((overlap) => {
    const list = overlapping(own, rest, overlap)
    const at = `overlap ${100 * overlap} %`
    return [
      { figure: `graph of shared values, equal places, ${at}`, rate: tokenGraphAttack(stolen, own, list) },
      { figure: `graph of shared values, spreading, ${at}`, rate: spreadAttack(stolen, own, list) }
    ]
  })
}
