import { localDate, type SignalFacts } from "@kruisverband/domain"
import { comparedOf, type Encoding, fromWire, tokensWhere } from "@kruisverband/linkage/encode"
import { groundTokens, type Known, knownOf, type PolarisationFacts, tokensOf } from "@kruisverband/linkage/match"
import { DateTime } from "effect"

/** What is compared: one subject of a radicalisation signal, or a polarisation signal as a whole. Never one with the other. */
export type LinkingRecord =
  | { readonly kind: "person"; readonly encoding: Encoding }
  | { readonly kind: "situation"; readonly situation: PolarisationFacts }

/** Local day of an instant, `YYYY-MM-DD`. */
export const dayOf = (instant: string): string => localDate(DateTime.makeUnsafe(instant))

/** Keyed facets of a signal, as ingest gives them out. */
export interface KeyedFacets {
  readonly groups: ReadonlyArray<string>
  readonly expressions: ReadonlyArray<string>
  readonly places: ReadonlyArray<string>
}

const sortedSet = (values: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(values)].sort()

/** Everything sorted, so that equal situations are equal bytes. */
export const situationOf = (
  facts: Pick<SignalFacts, "municipality" | "observedAt" | "themes">,
  facets: KeyedFacets
): PolarisationFacts => ({
  municipality: facts.municipality,
  day: dayOf(facts.observedAt),
  themes: sortedSet(facts.themes),
  groups: sortedSet(facets.groups),
  expressions: sortedSet(facets.expressions),
  worn: [],
  places: sortedSet(facets.places)
})

/** The stored form of a situation, its facets always in one order; a person's is the wire form of its encoding. */
export const situationBytes = (situation: PolarisationFacts): Uint8Array => {
  const { day, expressions, groups, municipality, places, themes, worn } = situation
  return Buffer.from(JSON.stringify({ municipality, day, themes, groups, expressions, worn, places }))
}

const readSituation = (bytes: Uint8Array): LinkingRecord =>
  // of what an earlier version stored nothing was worn
  ({ kind: "situation", situation: { worn: [], ...JSON.parse(Buffer.from(bytes).toString()) } })

/** Reads a stored record; undefined for bytes that are no encoding: nothing can be compared with them. */
export const readRecord = (person: boolean, bytes: Uint8Array): LinkingRecord | undefined => {
  if (!person) return readSituation(bytes)
  const encoding = fromWire(bytes)
  return encoding === undefined ? undefined : { kind: "person", encoding }
}

/** As `readRecord`, of a person only what is compared: see `comparedOf`. */
export const readCompared = (person: boolean, bytes: Uint8Array): LinkingRecord | undefined => {
  if (!person) return readSituation(bytes)
  const encoding = comparedOf(bytes)
  return encoding === undefined ? undefined : { kind: "person", encoding }
}

/** Those of a stored record's tokens, in the order of `recordTokens`, whose number is wanted. */
export const tokensNumbered = (
  record: LinkingRecord,
  bytes: Uint8Array,
  wanted: (number: number) => boolean
): ReadonlyArray<string> =>
  record.kind === "person"
    ? tokensWhere(bytes, (_, number) => wanted(number))
    : recordTokens(record).filter((_, number) => wanted(number))

/** Tokens under which the record is found, each once; of one that was read to be compared, those that are compared. */
export const recordTokens = (record: LinkingRecord): ReadonlyArray<string> =>
  record.kind === "person" ? tokensOf(record.encoding) : groundTokens(record.situation)

/** What is known of it whole; of a situation nothing decides whom it is compared with. */
export const recordKnown = (record: LinkingRecord): Known => (record.kind === "person" ? knownOf(record.encoding) : 0)
