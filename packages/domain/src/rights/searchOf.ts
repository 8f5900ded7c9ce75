import type { Bilingual } from "../text.ts"

/**
 * How far what a search by name found can be built on. `whole`: as far as ever. `repeatable`: it may have missed signals, and another
 * would not now. `missed`: it may have, and so would another: linking stands still in the covenant (ADR 0032), or it has ended (ADR 0016).
 */
export type RightsSearch = "whole" | "repeatable" | "missed"

export interface SearchFacts {
  /** The last search was made while linking stood still. */
  readonly searchedPaused: boolean
  /** Linking stands still now. */
  readonly paused: boolean
  readonly covenantEnded: boolean
}

export function searchOf({ covenantEnded, paused, searchedPaused }: SearchFacts): RightsSearch {
  if (!searchedPaused) return "whole"
  return paused || covenantEnded ? "missed" : "repeatable"
}

/** What the officer confirms who cannot wait with a decision, and what is read beside the decision afterwards. */
export const searchAgainTexts = {
  confirm: {
    nl: "Het antwoord kan niet wachten. Ik zoek opnieuw zodra dat weer kan, en vertel de persoon dat deze zoekactie signalen kan hebben gemist.",
    en: "The answer cannot wait. I search again as soon as that is possible, and tell the person that this search may have missed signals."
  },
  due: {
    nl: "Dit besluit rust op een zoekactie die signalen kan hebben gemist. Zoek opnieuw zodra dat weer kan. Schrijf daarvoor een nieuw verzoek in.",
    en: "This decision rests on a search that may have missed signals. Search again as soon as that is possible. Register a new request for it."
  }
} as const satisfies Readonly<Record<string, Bilingual>>
