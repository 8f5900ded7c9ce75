import type { ExpressionType } from "@kruisverband/domain"
import { EXPRESSION_LETTERS } from "../../encode/FacetKind.ts"

/** An entry of the covenant's vocabulary, which holds all names of one group: found under any of them. */
const GROUP = "E"
/** The same for an expression; followed by the letter of its type. */
const EXPRESSION = "F"

export const knownGroup = (entry: string): string => GROUP + entry
export const knownExpression = (type: ExpressionType, entry: string): string =>
  EXPRESSION + EXPRESSION_LETTERS[type] + entry

/** Is the token of an entry of the vocabulary, rather than of what a signal itself says? */
export const isKnownName = (token: string): boolean => token.startsWith(GROUP) || token.startsWith(EXPRESSION)

const TYPES = new Map(
  Object.entries(EXPRESSION_LETTERS).map(([type, letter]) => [
    letter,
    // the keys of a record of the types are the types
    type as ExpressionType
  ])
)

/** The type of an expression's token, its own or that of an entry; undefined for another token. */
export const typeOfExpression = (token: string): ExpressionType | undefined =>
  /^[XYF]/u.test(token) ? TYPES.get(token.charAt(1)) : undefined
