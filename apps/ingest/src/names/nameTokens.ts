import type { ExpressionType, KnownFacet } from "@kruisverband/domain"
import { encodeExpression, encodeGroup, type LinkageKeys } from "@kruisverband/linkage/encode"

/** What names of a vocabulary are of. */
export interface NameKind {
  readonly facet: KnownFacet
  readonly type: ExpressionType | undefined
}

/** Tokens of one name, exactly as a signal's are; the first is of the name itself. Empty: nothing is left of it. */
export const tokensOfName = ({ facet, type }: NameKind, value: string, keys: LinkageKeys): ReadonlyArray<string> => {
  if (facet === "group") return encodeGroup(value, keys)
  return type === undefined ? [] : encodeExpression({ type, value }, keys)
}

/** Tokens of all names of an entry, sorted, each once. */
export const tokensOfNames = (
  kind: NameKind,
  values: ReadonlyArray<string>,
  keys: LinkageKeys
): ReadonlyArray<string> => [...new Set(values.flatMap((value) => tokensOfName(kind, value, keys)))].sort()

/** Does one of the names stand for the same as one of the others? */
export const shareName = (
  kind: NameKind,
  values: ReadonlyArray<string>,
  others: ReadonlyArray<string>,
  keys: LinkageKeys
): boolean => {
  const own = new Set(values.flatMap((value) => tokensOfName(kind, value, keys).slice(0, 1)))
  return others.some((value) =>
    tokensOfName(kind, value, keys)
      .slice(0, 1)
      .some((token) => own.has(token))
  )
}
