import { EXPRESSION_HALF_LIFE, type ExpressionType } from "@kruisverband/domain"
import type { Frequencies } from "../Frequencies.ts"
import { BLOCK_LIMIT } from "../limits.ts"
import { dayNumber, POLARISATION_DAYS, sharedThemeTokens } from "./groundTokens.ts"
import { isKnownName, typeOfExpression } from "./knownNames.ts"
import type { PolarisationFacts } from "./PolarisationFacts.ts"
import type {
  ExpressionClass,
  ExpressionLevel,
  GroupLevel,
  PlaceLevel,
  ThemeLevel,
  TimeLevel
} from "./PolarisationModel.ts"

/** An expression that both have: what it is worth on one day, and how fast that fades. */
export interface SharedExpression {
  readonly level: Exclude<ExpressionLevel, "differs">
  readonly type: ExpressionType
  readonly by: "exact" | "alias" | "spelling" | "platform"
}

/** How two polarisation signals agree, field by field. Undefined: not known on both sides. */
export interface EpisodeLevels {
  readonly place: PlaceLevel | "elsewhere"
  readonly time: TimeLevel | "later"
  /** Days between the two. */
  readonly days: number
  readonly group: GroupLevel | undefined
  readonly theme: ThemeLevel | "hub" | undefined
  /** All that they share: which is worth most depends on the model. Empty with `differs`. */
  readonly expressions: ReadonlyArray<SharedExpression>
  readonly expression: "shared" | "differs" | "worn" | undefined
}

const shared = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): ReadonlyArray<string> => {
  const right = new Set(b)
  return a.filter((value) => right.has(value))
}

const ofKind = (tokens: ReadonlyArray<string>, kind: string) => tokens.some((token) => token.startsWith(kind))

const placeOf = (a: PolarisationFacts, b: PolarisationFacts): EpisodeLevels["place"] => {
  if (a.municipality !== b.municipality) return "elsewhere"
  if (shared(a.places, b.places).length > 0) return "district"
  const comparable = ["P", "D"].some((kind) => ofKind(a.places, kind) && ofKind(b.places, kind))
  return comparable ? "other-district" : "municipality"
}

const LAST_DAY: ReadonlyArray<readonly [TimeLevel, number]> = [
  ["days", 3],
  ["week", 7],
  ["fortnight", 14],
  ["month", 30],
  ["window", POLARISATION_DAYS]
]

const timeOf = (days: number): EpisodeLevels["time"] => LAST_DAY.find(([, last]) => days <= last)?.[0] ?? "later"

const groupOf = (a: PolarisationFacts, b: PolarisationFacts): GroupLevel | undefined => {
  if (a.groups.length === 0 || b.groups.length === 0) return undefined
  const common = shared(a.groups, b.groups)
  if (ofKind(common, "G")) return "exact"
  if (common.some(isKnownName)) return "alias"
  return common.length > 0 ? "spelling" : "differs"
}

const THEME_STEPS: ReadonlyArray<readonly [ThemeLevel, number]> = [
  ["rare", 8],
  ["some", 16],
  ["common", 32],
  ["daily", BLOCK_LIMIT]
]

const themeOf = (a: PolarisationFacts, b: PolarisationFacts, { step }: Frequencies): EpisodeLevels["theme"] => {
  if (a.themes.length === 0 || b.themes.length === 0) return undefined
  const common = shared(a.themes, b.themes)
  if (common.length === 0) return "differs"
  const places = shared(a.places, b.places)
  const least = Math.min(...common.flatMap((theme) => sharedThemeTokens(a, b, theme, places).map(step)))
  // in no period that they share (they are further apart than the window): nothing to count
  if (!Number.isFinite(least)) return "rare"
  return THEME_STEPS.find(([, most]) => least <= most)?.[0] ?? "hub"
}

const CLASSES: Readonly<Record<ExpressionType, ExpressionClass>> = {
  handle: "account",
  channel: "account",
  slogan: "words",
  symbol: "words",
  music: "media",
  image: "media"
}

const expressionOf = (token: string): ReadonlyArray<SharedExpression> => {
  const type = typeOfExpression(token)
  if (type === undefined) return []
  const of = CLASSES[type]
  if (token.startsWith("X")) return [{ level: of, type, by: "exact" }]
  if (isKnownName(token)) return [{ level: of, type, by: "alias" }]
  return [{ level: `${of}-loose`, type, by: of === "account" ? "platform" : "spelling" }]
}

const ORDER: ReadonlyArray<SharedExpression["by"]> = ["exact", "alias", "platform", "spelling"]
const bestFirst = (x: SharedExpression, y: SharedExpression): number =>
  ORDER.indexOf(x.by) - ORDER.indexOf(y.by) || EXPRESSION_HALF_LIFE[y.type] - EXPRESSION_HALF_LIFE[x.type]

const expressionsOf = (
  a: PolarisationFacts,
  b: PolarisationFacts
): Pick<EpisodeLevels, "expression" | "expressions"> => {
  const expressions = shared(a.expressions, b.expressions).flatMap(expressionOf).toSorted(bestFirst)
  if (expressions.length > 0) return { expression: "shared", expressions }
  const worn = shared([...a.expressions, ...a.worn], [...b.expressions, ...b.worn])
  if (worn.length > 0) return { expression: "worn", expressions }
  const known = a.expressions.length > 0 && b.expressions.length > 0
  return { expression: known ? "differs" : undefined, expressions }
}

/**
 * Compares two polarisation signals field by field. Symmetric, and a function of the two and of how many stand under the themes that they share:
 * never of today.
 */
export const episodeLevels = (a: PolarisationFacts, b: PolarisationFacts, frequencies: Frequencies): EpisodeLevels => {
  const days = Math.abs(dayNumber(a.day) - dayNumber(b.day))
  return {
    place: placeOf(a, b),
    time: timeOf(days),
    days,
    group: groupOf(a, b),
    theme: themeOf(a, b, frequencies),
    ...expressionsOf(a, b)
  }
}
