import type { ExpressionType } from "@kruisverband/domain"

/** What a facet's token stands for: the letter it starts with. None is a letter of a person's token. */
export const FacetKind = {
  /** A group's name without what spelling and form add. */
  group: "G",
  /** The same words in any order. */
  groupWords: "W",
  /** The consonants by their sound: survives bad hearing. */
  groupSound: "K",
  /** Followed by the letter of its type. */
  expression: "X",
  /** The same words by their sound, in any order; an account whatever its platform. */
  expressionLoose: "Y",
  /** The four digits of a postcode. */
  area: "P",
  district: "D"
} as const

/** The second letter of an expression's token: the matcher has to know how long such a thing stays in use, not what it is. */
export const EXPRESSION_LETTERS: Readonly<Record<ExpressionType, string>> = {
  handle: "h",
  channel: "c",
  slogan: "s",
  symbol: "y",
  music: "m",
  image: "i"
}
