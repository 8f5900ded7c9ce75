import {
  deriveKeys,
  encodeExpression,
  encodeGroup,
  encodePlace,
  type LinkageKeys
} from "../../packages/linkage/src/encode/index.ts"
import { knownGroup, type PolarisationFacts } from "../../packages/linkage/src/match/index.ts"
import type { InventedTension, InventedYear } from "../support/inventedEpisodes.ts"

/** An invented signal as the matcher has it, with its truth. */
export interface Episode {
  readonly id: string
  readonly episode: string
  readonly facts: PolarisationFacts
}

const EPOCH = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000

const given = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value })

const factsOf = (told: InventedTension, keys: LinkageKeys, entries: ReadonlyMap<string, string>): PolarisationFacts => {
  const names = told.groups.flatMap((name) => encodeGroup(name, keys))
  const known = names.flatMap((token) => entries.get(token) ?? []).map(knownGroup)
  const { municipality } = told
  return {
    municipality,
    day: new Date(EPOCH + told.day * DAY_MS).toISOString().slice(0, 10),
    themes: [...new Set(told.themes)].sort(),
    groups: [...new Set([...names, ...known])].sort(),
    expressions: told.expressions.flatMap((one) => encodeExpression(one, keys)).sort(),
    worn: [],
    places: encodePlace(
      { municipality, ...given("district", told.district), ...given("postcode", told.postcode) },
      keys
    ).toSorted()
  }
}

/** Encodes a year under a key, with the vocabulary's entries where a name is in one. */
export const encodeYear = (year: InventedYear): ReadonlyArray<Episode> => {
  const keys = deriveKeys(new Uint8Array(32).fill(7))
  const entries = new Map(
    year.vocabulary.flatMap((names, entry) =>
      names.flatMap((name) =>
        encodeGroup(name, keys)
          .slice(0, 1)
          .map((token) => [token, String(entry)] as const)
      )
    )
  )
  return year.signals.map((told) => ({ id: told.id, episode: told.episode, facts: factsOf(told, keys, entries) }))
}
