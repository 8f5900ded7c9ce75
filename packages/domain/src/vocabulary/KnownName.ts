import { Schema } from "effect"
import { KnownNameId, NamesId } from "../ids.ts"
import { ExistingDate } from "../time/IsoDate.ts"
import { ExpressionType } from "./vocabulary.ts"

/** What the names of an entry are of. */
export const KnownFacet = Schema.Literals(["group", "expression"])
export type KnownFacet = typeof KnownFacet.Type

/** What an entry is of, and when its names were in use: local dates, inclusive; absent: always before, or ever since. */
export const knownNameFields = {
  facet: KnownFacet,
  /** Of an expression. */
  type: Schema.optionalKey(ExpressionType),
  validFrom: Schema.optionalKey(ExistingDate),
  validUntil: Schema.optionalKey(ExistingDate)
}

/**
 * What every service may know of an entry of a covenant's vocabulary (a group or expression with all its names): ids, codes and dates.
 * The names are sealed at ingest. A version is never edited: a change is the next one.
 */
export const KnownName = Schema.Struct({
  id: KnownNameId,
  /** 1 when made. */
  version: Schema.Int,
  names: NamesId,
  ...knownNameFields
})
export type KnownName = typeof KnownName.Type

/** Whether the entry's names were in use on a local day, `YYYY-MM-DD`. */
export const inUseOn = ({ validFrom, validUntil }: Pick<KnownName, "validFrom" | "validUntil">, day: string): boolean =>
  (validFrom === undefined || validFrom <= day) && (validUntil === undefined || day <= validUntil)
