import type { EncodedSignal } from "@kruisverband/contract"
import type { SignalFacts } from "@kruisverband/domain"
import { fromWire, isOtherVersion } from "@kruisverband/linkage/encode"
import { applyKnownNames, type KnownTokens } from "@kruisverband/linkage/match"
import { situationBytes, situationOf } from "../evidence/LinkingRecord.ts"
import { holderOf } from "../index/holders.ts"
import { indexedRecord } from "../index/indexedRecord.ts"
import type { NewRecord } from "../store/records.ts"

/** A posting's bit mask holds no more. */
const MOST_SUBJECTS = 30

/** An encoding that is none, of whatever version: the whole signal is set aside rather than linked by half. */
export class UnreadableEncoding extends Error {
  override readonly name = "UnreadableEncoding"
}

/**
 * The records of an active signal. What an informal network says of a person is never indexed (requirement E2), and a
 * polarisation signal never has a person in it (A7): it is read by the covenant's vocabulary instead. An encoding of another
 * version is kept, so that it is known of whom one is missing, and compared with nothing.
 */
export function recordsOf(
  key: number,
  facts: SignalFacts,
  encoded: EncodedSignal,
  vocabulary: ReadonlyArray<KnownTokens>
): ReadonlyArray<NewRecord> {
  if (facts.kind === "polarisation") {
    const situation = applyKnownNames(situationOf(facts, encoded), vocabulary)
    return [{ ...indexedRecord(holderOf(key, 0), { kind: "situation", situation }), bytes: situationBytes(situation) }]
  }
  if (facts.network === "informal") return []
  return encoded.subjects.slice(0, MOST_SUBJECTS).map((text, subject) => {
    // Either alphabet of base64; what is none of them does not come out as an encoding.
    const bytes = Buffer.from(text, "base64")
    const holder = holderOf(key, subject)
    if (isOtherVersion(bytes)) return { holder, bytes, tokens: [], known: 0, unread: true as const }
    const encoding = fromWire(bytes)
    if (encoding === undefined) throw new UnreadableEncoding("an encoding cannot be read")
    return { ...indexedRecord(holder, { kind: "person", encoding }), bytes }
  })
}
