import type { EncodedNames } from "@kruisverband/contract"
import type { KnownName, NamesId } from "@kruisverband/domain"
import { Effect } from "effect"
import { type KnownEntry, namersOf, readEntries, tokenText, writeEntry } from "../store/knownNames.ts"

/** The newest word on an entry of a vocabulary in a batch. */
export interface NameWord {
  readonly name: KnownName
  readonly retired: boolean
}

const entryOf = ({ name, retired }: NameWord, encoded: EncodedNames | undefined): KnownEntry => {
  const { names: _, ...facts } = name
  return { ...facts, retired, tokens: new Set(retired ? [] : (encoded?.tokens ?? [])) }
}

/** Tokens of which a signal that names them may read otherwise now. */
const changedTokens = (before: KnownEntry | undefined, after: KnownEntry): ReadonlyArray<string> => {
  const old = before?.tokens ?? new Set<string>()
  const same =
    before !== undefined &&
    before.validFrom === after.validFrom &&
    before.validUntil === after.validUntil &&
    tokenText(old) === tokenText(after.tokens)
  return same ? [] : [...old, ...after.tokens]
}

/**
 * Takes over what was heard of a covenant's vocabulary. Gives the signals whose groups or expressions may read otherwise now. An older
 * version than the one known says nothing new; a version told again says what ingest has of it now.
 */
export const applyNames = Effect.fn("names.apply")(function* (
  covenant: number,
  words: ReadonlyArray<NameWord>,
  encoded: ReadonlyMap<NamesId, EncodedNames>
) {
  if (words.length === 0) return []
  const known = new Map((yield* readEntries(covenant)).map((entry) => [entry.id, entry] as const))
  const changed = new Set<string>()
  for (const word of words) {
    const before = known.get(word.name.id)
    if (before !== undefined && before.version > word.name.version) continue
    const after = entryOf(word, encoded.get(word.name.names))
    yield* writeEntry(covenant, after)
    for (const token of changedTokens(before, after)) changed.add(token)
  }
  return yield* namersOf(covenant, [...changed])
})
