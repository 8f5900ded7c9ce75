import { TokenKind } from "./Encoding.ts"
import type { LinkageKeys } from "./LinkageKeys.ts"
import { handleOf } from "./normalise/contact.ts"
import { compact, fold } from "./normalise/text.ts"
import { keyedToken } from "./tokens.ts"

/** Keyed token of a group's or alias' name, spelling folded; undefined where nothing is left of it. */
export const encodeGroup = (name: string, keys: LinkageKeys): string | undefined => {
  const folded = compact(fold(name))
  return folded === "" ? undefined : keyedToken(keys, TokenKind.group, folded)
}

/** Keyed token of an expression (handle, channel, slogan, symbol ...): equal only within one type. */
export const encodeExpression = (
  expression: { readonly type: string; readonly value: string },
  keys: LinkageKeys
): string | undefined => {
  const address = expression.type === "handle" || expression.type === "channel"
  const value = address ? handleOf(expression.value) : compact(fold(expression.value))
  return value === undefined || value === ""
    ? undefined
    : keyedToken(keys, TokenKind.expression, `${expression.type}:${value}`)
}
