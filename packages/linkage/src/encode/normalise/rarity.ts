import table from "../data/commonNames.json" with { type: "json" }
import type { Rarity } from "../Encoding.ts"
import { nameSound } from "./sound.ts"
import { wordSet } from "./text.ts"

type Groups = Readonly<Record<string, { readonly very: string; readonly common: string }>>

/** A name counts by what it sounds like, so that Muhammad is as usual as Mohamed. */
const soundsOf = (lines: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => [...wordSet(line)]).map(nameSound))
const classes = (groups: Groups) => ({
  very: soundsOf(Object.values(groups).map((group) => group.very)),
  common: soundsOf(Object.values(groups).map((group) => group.common))
})

const given = classes(table.given)
const family = classes(table.family)

/** How usual a folded given name is, call names by their formal name. */
export const givenRarity = (name: string): Rarity => {
  const h = nameSound(name)
  return given.very.has(h) ? 0 : given.common.has(h) ? 1 : 2
}

/** How usual a folded surname without its prefix is; a very common given name is a common father's name too. */
export const familyRarity = (name: string): Rarity => {
  const h = nameSound(name)
  return family.very.has(h) ? 0 : family.common.has(h) || given.very.has(h) ? 1 : 2
}

/** Is this a given name that many bear? */
export const isCommonGiven = (name: string): boolean => givenRarity(name) < 2
