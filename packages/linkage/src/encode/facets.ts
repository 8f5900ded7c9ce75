import type { ExpressionType } from "@kruisverband/domain"
import { EXPRESSION_LETTERS, FacetKind } from "./FacetKind.ts"
import type { LinkageKeys } from "./LinkageKeys.ts"
import { accountOf } from "./normalise/account.ts"
import { districtName, groupWords } from "./normalise/groupName.ts"
import { skeleton, sound } from "./normalise/sound.ts"
import { compact, fold } from "./normalise/text.ts"
import { keyedToken } from "./tokens.ts"

/** A shorter sound is shared by too many words to be a likeness. */
const SHORTEST_SOUND = 5

/**
 * Keyed tokens of a group's name: of its telling words as written, of the same words in any order, and of their consonants by sound. Two
 * spellings of one name share one at least; what they stand for cannot be read without the covenant's key. Empty where nothing is left.
 */
export const encodeGroup = (name: string, keys: LinkageKeys): ReadonlyArray<string> => {
  const words = groupWords(name)
  const joined = words.join("")
  if (joined === "") return []
  const heard = skeleton(joined)
  const digits = joined.replace(/\D/gu, "")
  return [
    keyedToken(keys, FacetKind.group, joined),
    ...(words.length > 1 ? [keyedToken(keys, FacetKind.groupWords, [...new Set(words)].sort().join(" "))] : []),
    ...(heard.length >= SHORTEST_SOUND ? [keyedToken(keys, FacetKind.groupSound, `${heard}|${digits}`)] : [])
  ]
}

const encodeAccount = (type: "handle" | "channel", value: string, keys: LinkageKeys): ReadonlyArray<string> => {
  const account = accountOf(value)
  if (account === undefined) return []
  const { platform = "", handle } = account
  return [
    keyedToken(keys, FacetKind.expression + EXPRESSION_LETTERS[type], `${platform}/${handle}`),
    // one person's handle is another's channel
    keyedToken(keys, FacetKind.expressionLoose + EXPRESSION_LETTERS.handle, handle)
  ]
}

/** Letters and digits, or where a sign has none (an emoji, a rune) the sign itself. */
const plain = (folded: string): string => compact(folded) || folded.replace(/[^\p{S}\p{Extended_Pictographic}]/gu, "")

/**
 * Keyed tokens of an expression: equal only within one type, except that an account is found as handle or channel and whatever its platform.
 * Empty where nothing is left.
 */
export const encodeExpression = (
  expression: { readonly type: ExpressionType; readonly value: string },
  keys: LinkageKeys
): ReadonlyArray<string> => {
  const { type, value } = expression
  if (type === "handle" || type === "channel") return encodeAccount(type, value, keys)
  const folded = fold(value)
  const exact = plain(folded)
  if (exact === "") return []
  const letter = EXPRESSION_LETTERS[type]
  const words = groupWords(value).map((word) => sound(word) || word)
  return [
    keyedToken(keys, FacetKind.expression + letter, exact),
    ...(words.length > 1
      ? [keyedToken(keys, FacetKind.expressionLoose + letter, [...new Set(words)].sort().join(" "))]
      : [])
  ]
}

/** Keyed tokens of what a place says finer than its municipality: the four digits of a postcode, and the district. */
export const encodePlace = (
  place: { readonly municipality: string; readonly district?: string; readonly postcode?: string },
  keys: LinkageKeys
): ReadonlyArray<string> => {
  const area = /^\d{4}/u.exec(place.postcode?.replaceAll(/\s/gu, "") ?? "")?.[0]
  const district = districtName(place.district ?? "")
  return [
    ...(area === undefined ? [] : [keyedToken(keys, FacetKind.area, `${place.municipality} ${area}`)]),
    ...(district === "" ? [] : [keyedToken(keys, FacetKind.district, `${place.municipality} ${district}`)])
  ]
}
