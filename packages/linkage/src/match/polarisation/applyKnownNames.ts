import { type ExpressionType, inUseOn, type KnownName } from "@kruisverband/domain"
import { isKnownName, knownExpression, knownGroup, typeOfExpression } from "./knownNames.ts"
import type { PolarisationFacts } from "./PolarisationFacts.ts"

/** An entry of a covenant's vocabulary as it is compared: when it was in use, and what its names are found by. */
export interface KnownTokens extends Pick<KnownName, "facet" | "type" | "validFrom" | "validUntil"> {
  readonly id: string
  /** By `encodeGroup` or `encodeExpression`. */
  readonly tokens: ReadonlySet<string>
}

/** A signal's own tokens: without what a vocabulary added, worn expressions among the others. */
export const ownFacets = (facts: PolarisationFacts): PolarisationFacts => ({
  ...facts,
  groups: [...new Set(facts.groups)].filter((token) => !isKnownName(token)).sort(),
  expressions: [...new Set([...facts.expressions, ...facts.worn])].filter((token) => !isKnownName(token)).sort(),
  worn: []
})

const isOf = (token: string, type: ExpressionType | undefined): boolean => {
  const own = typeOfExpression(token)
  // an account is a handle to one and a channel to another
  return own === type || (own === "handle" && type === "channel") || (own === "channel" && type === "handle")
}

/**
 * A signal as the covenant's vocabulary reads it: each group and expression that an entry has, and that was in use on the day, is also found
 * under that entry; an expression of which every entry says that it was not in use then is worn. A function of the signal and the
 * vocabulary as sets: what was applied before, and in which order entries came, leaves no trace.
 */
export const applyKnownNames = (facts: PolarisationFacts, entries: ReadonlyArray<KnownTokens>): PolarisationFacts => {
  const own = ownFacets(facts)
  const groups = new Set(own.groups)
  const used = new Set<string>()
  const unused = new Set<string>()
  const known = new Set<string>()
  for (const entry of entries) {
    const { facet, id, tokens, type } = entry
    const inUse = inUseOn(entry, facts.day)
    if (facet === "group") {
      if (inUse && own.groups.some((token) => tokens.has(token))) groups.add(knownGroup(id))
      continue
    }
    const shared = own.expressions.filter((token) => tokens.has(token) && isOf(token, type))
    for (const token of shared) (inUse ? used : unused).add(token)
    if (inUse && shared.length > 0 && type !== undefined) known.add(knownExpression(type, id))
  }
  const worn = own.expressions.filter((token) => unused.has(token) && !used.has(token))
  return {
    ...own,
    groups: [...groups].sort(),
    expressions: [...own.expressions.filter((token) => !worn.includes(token)), ...known].sort(),
    worn
  }
}
