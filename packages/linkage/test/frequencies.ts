import { type Frequencies, frequenciesOf, OVERFULL } from "../src/match/index.ts"

/** As of a covenant in which no token is common. */
export const NOTHING_COMMON: Frequencies = frequenciesOf(new Map())

/** As of a covenant in which too many records hold these tokens. */
export const tooMany = (tokens: ReadonlyArray<string>): Frequencies =>
  frequenciesOf(new Map(tokens.map((token) => [token, OVERFULL])))
