import type { EncodedSignal } from "@kruisverband/contract"
import type { SignalId } from "@kruisverband/domain"
import type { SignalWord } from "../signals/changesOf.ts"
import type { Naming } from "../store/knownNames.ts"

/** Facets that polarisation signals of the batch name themselves, by the signal's key. */
export const namingOf = (
  words: ReadonlyArray<SignalWord>,
  keys: ReadonlyMap<string, number>,
  encodings: ReadonlyMap<SignalId, EncodedSignal>
): ReadonlyArray<Naming> =>
  words.flatMap(({ facts, signal }) => {
    const encoded = encodings.get(signal)
    const key = keys.get(signal)
    if (facts?.kind !== "polarisation" || encoded === undefined || encoded.gone || key === undefined) return []
    return [{ signal: key, tokens: [...new Set([...encoded.groups, ...encoded.expressions])] }]
  })
