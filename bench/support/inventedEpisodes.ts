import type { ExpressionType } from "../../packages/domain/src/vocabulary/vocabulary.ts"
import { type Dice, diceOf } from "./dice.ts"
import { type InventedGroup, inventGroups, spelled } from "./inventedGroups.ts"

/** A polarisation signal as partners write it, with the truth about it. */
export interface InventedTension {
  readonly id: string
  /** Episode, or the signal's own id where it stands alone. Only trainers and scorers read it. */
  readonly episode: string
  readonly municipality: string
  readonly district: string | undefined
  readonly postcode: string | undefined
  /** Day of the year told, from 0. */
  readonly day: number
  readonly themes: ReadonlyArray<string>
  readonly groups: ReadonlyArray<string>
  readonly expressions: ReadonlyArray<{ readonly type: ExpressionType; readonly value: string }>
}

/** Names that the covenant's vocabulary holds together: half of the groups that have more than one. */
export interface InventedYear {
  readonly signals: ReadonlyArray<InventedTension>
  readonly vocabulary: ReadonlyArray<ReadonlyArray<string>>
}

/** Signals that stand alone, and episodes, a month; a city, a town, a small town and a village. */
const MUNICIPALITIES = [
  { code: "GM9001", districts: 8, alone: 16, episodes: 3 },
  { code: "GM9002", districts: 5, alone: 6, episodes: 1.2 },
  { code: "GM9003", districts: 3, alone: 2, episodes: 0.5 },
  { code: "GM9004", districts: 2, alone: 0.7, episodes: 0.2 }
] as const
type Municipality = (typeof MUNICIPALITIES)[number]

/** Most themes are seldom, two are daily business. */
const THEMES = [
  ["inter-ethnic-tension", 24],
  ["group-conflict", 22],
  ["antisemitism", 12],
  ["anti-muslim-hatred", 12],
  ["anti-lgbtiq-hatred", 9],
  ["right-extremism", 7],
  ["anti-institutional-extremism", 6],
  ["single-issue-extremism", 4],
  ["jihadism", 2],
  ["left-extremism", 2]
] as const

const DAYS = 360
const MONTHS = DAYS / 30

const themeOf = (dice: Dice): string => {
  let left = dice.next() * 100
  for (const [theme, share] of THEMES) {
    left -= share
    if (left < 0) return theme
  }
  return THEMES[0][0]
}

const placeOf = (dice: Dice, at: Municipality, district: number): Pick<InventedTension, "district" | "postcode"> => ({
  district: dice.chance(0.7) ? `Wijk ${district}` : undefined,
  postcode: dice.chance(0.5) ? `${at.code.slice(2, 5)}${district} AB` : undefined
})

/** Tracks and pictures of the month: everybody's. */
const ofTheMonth = (dice: Dice, day: number): InventedTension["expressions"][number] => {
  const type = dice.chance(0.5) ? "music" : "image"
  return { type, value: `${type} ${Math.floor(day / 30)} nummer ${dice.below(6)}` }
}

const expressionsOf = (dice: Dice, group: InventedGroup | undefined, own: number, day: number) => {
  if (!dice.chance(0.35)) return []
  if (group !== undefined && dice.chance(0.6)) return [dice.pick(group.expressions)]
  if (dice.chance(0.35)) return [ofTheMonth(dice, day)]
  const type = dice.pick(["slogan", "slogan", "symbol", "music", "image"] as const)
  return [{ type, value: `${type} ${own} van het plein` }]
}

const tellEpisode = (dice: Dice, at: Municipality, groups: ReadonlyArray<InventedGroup>, number: number) => {
  const episode = `${at.code}-e${number}`
  const home = groups.filter((group) => group.municipality === at.code)
  const acting =
    home.length > 0 && dice.chance(0.6) ? [dice.pick(home), ...(dice.chance(0.25) ? [dice.pick(home)] : [])] : []
  const [first] = acting
  const theme = first !== undefined && dice.chance(0.8) ? first.theme : themeOf(dice)
  const second = dice.chance(0.25) ? themeOf(dice) : undefined
  const district = first !== undefined && dice.chance(0.5) ? first.district : dice.below(at.districts)
  const began = dice.below(DAYS)
  const lasts = Math.min(110, 3 + Math.floor(-40 * Math.log(1 - dice.next())))
  const times = 2 + Math.min(14, Math.floor(-3 * Math.log(1 - dice.next())))
  return Array.from({ length: times }, (_, index): InventedTension => {
    const day = began + Math.floor(lasts * dice.next())
    const told =
      second !== undefined && dice.chance(0.3) ? [theme, second] : [dice.chance(0.88) ? theme : themeOf(dice)]
    return {
      id: `${episode}-${index}`,
      episode,
      municipality: at.code,
      ...placeOf(dice, at, dice.chance(0.85) ? district : dice.below(at.districts)),
      day,
      themes: dice.chance(0.94) ? told : [],
      groups: acting.filter(() => dice.chance(0.6)).map((group) => spelled(dice, group)),
      expressions: expressionsOf(dice, first, number, day)
    }
  })
}

const tellAlone = (
  dice: Dice,
  at: Municipality,
  groups: ReadonlyArray<InventedGroup>,
  number: number
): InventedTension => {
  const id = `${at.code}-s${number}`
  const home = groups.filter((group) => group.municipality === at.code)
  const group = home.length > 0 && dice.chance(0.2) ? dice.pick(home) : undefined
  const day = dice.below(DAYS)
  return {
    id,
    episode: id,
    municipality: at.code,
    ...placeOf(dice, at, dice.below(at.districts)),
    day,
    themes: dice.chance(0.94) ? [group !== undefined && dice.chance(0.7) ? group.theme : themeOf(dice)] : [],
    groups: group === undefined ? [] : [spelled(dice, group)],
    expressions: expressionsOf(dice, group, 10_000 + number, day)
  }
}

/**
 * A year of invented signals of tension in four municipalities: episodes that several partners tell of, among signals that stand alone. Every rate
 * in here is an assumption, made before the weights were counted: nobody has a truth about real episodes.
 */
export const inventYear = (seed: number): InventedYear => {
  const dice = diceOf(seed)
  const groups = inventGroups(
    dice,
    MUNICIPALITIES.map(({ code, districts }) => ({ code, districts, groups: districts * 2 })),
    () => themeOf(dice)
  )
  const signals = MUNICIPALITIES.flatMap((at) => [
    ...Array.from({ length: Math.round(at.episodes * MONTHS) }, (_, n) => tellEpisode(dice, at, groups, n)).flat(),
    ...Array.from({ length: Math.round(at.alone * MONTHS) }, (_, n) => tellAlone(dice, at, groups, n))
  ])
  return { signals, vocabulary: groups.filter((group) => group.known).map((group) => [group.name, ...group.aliases]) }
}
