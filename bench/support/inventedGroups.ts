import type { ExpressionType } from "../../packages/domain/src/vocabulary/vocabulary.ts"
import type { Dice } from "./dice.ts"

/** A group that goes about in one place under one name, and sometimes under others. */
export interface InventedGroup {
  readonly municipality: string
  readonly district: number
  readonly theme: string
  readonly name: string
  readonly aliases: ReadonlyArray<string>
  /** Whether coordinators put its names together. */
  readonly known: boolean
  readonly expressions: ReadonlyArray<{ readonly type: ExpressionType; readonly value: string }>
}

const FIRST =
  "Voorpost Havenploeg Pleinwacht Oeverfront Dijkbende Stadswacht Poortjongens Bruggarde Markthal Torenclan".split(" ")
const SECOND = "Noord Zuid Oost West Centrum Haven Oevers Dreef Akkers Zijpe".split(" ")

const groupAt = (dice: Dice, municipality: string, districts: number, number: number, theme: string): InventedGroup => {
  const [first, second] = [dice.pick(FIRST), dice.pick(SECOND)]
  const name = dice.chance(0.7) ? `${first} ${second}` : `${first}${number}`
  const short = `${first.slice(0, 1)}${second.slice(0, 2)}${number}`.toUpperCase()
  const aliases = dice.chance(0.5) ? [short, ...(dice.chance(0.3) ? [`De ${second}se jongens van ${first}`] : [])] : []
  const tag = `${first}${number}`.toLowerCase()
  return {
    municipality,
    district: dice.below(districts),
    theme,
    name,
    aliases,
    known: aliases.length > 0 && dice.chance(0.5),
    expressions: [
      { type: "handle", value: `@${tag}` },
      { type: "channel", value: `https://t.me/${tag}` },
      { type: "slogan", value: `${first} blijft ${number}` },
      { type: "symbol", value: `schild ${first} ${number}` }
    ]
  }
}

export const inventGroups = (
  dice: Dice,
  places: ReadonlyArray<{ readonly code: string; readonly districts: number; readonly groups: number }>,
  theme: () => string
): ReadonlyArray<InventedGroup> =>
  places.flatMap(({ code, districts, groups }) =>
    Array.from({ length: groups }, (_, number) => groupAt(dice, code, districts, number, theme()))
  )

const misspelt = (dice: Dice, name: string): string => {
  const at = 1 + dice.below(Math.max(1, name.length - 2))
  const letter = name[at] ?? ""
  return dice.chance(0.5) ? name.slice(0, at) + name.slice(at + 1) : name.slice(0, at) + letter + name.slice(at)
}

/** As somebody writes the group's name: as it is, dressed up, with an error, or under another name. */
export const spelled = (dice: Dice, group: InventedGroup): string => {
  const roll = dice.next()
  if (roll < 0.12 && group.aliases.length > 0) return dice.pick(group.aliases)
  if (roll < 0.62) return group.name
  if (roll < 0.72) return `de ${group.name.toLowerCase()}`
  if (roll < 0.8) return `groep ${group.name}`
  if (roll < 0.86) return group.name.toUpperCase().replaceAll(" ", "-")
  return misspelt(dice, group.name)
}
