import type { SignalFacts } from "@kruisverband/domain"
import { type Encoding, fromWire } from "@kruisverband/linkage/encode"
import { POLARISATION_DAYS, tokensOf } from "@kruisverband/linkage/match"
import { DateTime } from "effect"

/** A polarisation signal as it is compared: codes and keyed tokens, no person. */
export interface Situation {
  readonly municipality: string
  /** Local date, `YYYY-MM-DD`. */
  readonly day: string
  readonly themes: ReadonlyArray<string>
  readonly groups: ReadonlyArray<string>
  readonly expressions: ReadonlyArray<string>
  readonly places: ReadonlyArray<string>
}

/** What is compared: one subject of a radicalisation signal, or a polarisation signal as a whole. Never one with the other. */
export type LinkingRecord =
  | { readonly kind: "person"; readonly encoding: Encoding }
  | { readonly kind: "situation"; readonly situation: Situation }

const zone = DateTime.zoneMakeNamedUnsafe("Europe/Amsterdam")
const localDay = (instant: string): string =>
  DateTime.formatIsoDate(DateTime.setZone(DateTime.makeUnsafe(instant), zone))

/** Keyed facets of a signal, as ingest gives them out. */
export interface KeyedFacets {
  readonly groups: ReadonlyArray<string>
  readonly expressions: ReadonlyArray<string>
  readonly places: ReadonlyArray<string>
}

export const situationOf = (
  facts: Pick<SignalFacts, "municipality" | "observedAt" | "themes">,
  facets: KeyedFacets
): Situation => ({
  municipality: facts.municipality,
  day: localDay(facts.observedAt),
  themes: facts.themes.toSorted(),
  groups: facets.groups.toSorted(),
  expressions: facets.expressions.toSorted(),
  places: facets.places.toSorted()
})

/** The stored form of a situation; a person's is the wire form of its encoding. */
export const situationBytes = (situation: Situation): Uint8Array => Buffer.from(JSON.stringify(situation))

/** Reads a stored record; undefined for bytes that are no encoding: nothing can be compared with them. */
export const readRecord = (person: boolean, bytes: Uint8Array): LinkingRecord | undefined => {
  if (!person) return { kind: "situation", situation: JSON.parse(Buffer.from(bytes).toString()) }
  const encoding = fromWire(bytes)
  return encoding === undefined ? undefined : { kind: "person", encoding }
}

const DAY_MS = 86_400_000

/**
 * A situation is found by municipality or finer place, period and what is shared. Each signal stands in two periods of
 * `POLARISATION_DAYS`, so that two signals no further apart than that share one at least.
 */
const situationTokens = (s: Situation): ReadonlyArray<string> => {
  const first = Math.floor(Date.parse(`${s.day}T00:00:00Z`) / DAY_MS / POLARISATION_DAYS)
  const grounds = [
    ...s.themes.flatMap((theme) => [
      `T:${s.municipality}:${theme}`,
      ...s.places.map((place) => `D:${s.municipality}:${place}:${theme}`)
    ]),
    ...s.groups.map((group) => `G:${s.municipality}:${group}`),
    ...s.expressions.map((expression) => `X:${s.municipality}:${expression}`)
  ]
  return [first, first + 1].flatMap((period) => grounds.map((ground) => `${ground}:${period}`))
}

/** Tokens under which the record is found, each once. */
export const recordTokens = (record: LinkingRecord): ReadonlyArray<string> =>
  record.kind === "person" ? tokensOf(record.encoding) : [...new Set(situationTokens(record.situation))]
