/** How the finest places of two signals agree. */
export type PlaceLevel = "district" | "municipality" | "other-district"
export type TimeLevel = "days" | "week" | "fortnight" | "month" | "window"
export type GroupLevel = "exact" | "alias" | "spelling" | "differs"
/**
 * A shared theme by how many signals stand under it in that place and two windows' time: at most 8, 16, 32 or more; or none in common.
 */
export type ThemeLevel = "rare" | "some" | "common" | "daily" | "differs"
/** By how long such expressions last: an account, words and signs, music and pictures. Worth on one day, before it fades. */
export type ExpressionClass = "account" | "words" | "media"
export type ExpressionLevel = ExpressionClass | `${ExpressionClass}-loose` | "differs"

type Bits<Level extends string> = Readonly<Record<Level, number>>

/** Evidence that was read before: what a group's name already told, its theme and expressions tell no second time. */
export type Given = "alone" | "withGroup"

/**
 * Weights of polarisation signals, in bits: log2 of how much more often a level is found in pairs of one episode than in other pairs of one
 * municipality and sixty days. Multiples of 1/64, so that sums are exact in any order.
 */
export interface PolarisationModel {
  readonly version: string
  /** Bits that all other evidence has to outweigh: how rare pairs of one episode are. */
  readonly prior: number
  readonly place: Bits<PlaceLevel>
  readonly time: Bits<TimeLevel>
  readonly group: Bits<GroupLevel>
  readonly theme: Readonly<Record<Given, Bits<ThemeLevel>>>
  readonly expression: Readonly<Record<Given, Bits<ExpressionLevel>>>
}
