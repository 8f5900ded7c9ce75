import type { EncodedSignal } from "@kruisverband/contract"
import type { SignalFacts } from "@kruisverband/domain"
import { fromBase64, toWire } from "@kruisverband/linkage/encode"
import { recordTokens, situationBytes, situationOf } from "../evidence/LinkingRecord.ts"
import type { NewRecord } from "../store/records.ts"

/** A posting's bit mask holds no more. */
const MOST_SUBJECTS = 30

/** An encoding that is none: the whole signal is set aside rather than linked by half. */
export class UnreadableEncoding extends Error {
  override readonly name = "UnreadableEncoding"
}

const standardToUrl = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")

/**
 * The records of an active signal. What an informal network says of a person is never indexed (requirement E2), and a
 * polarisation signal never has a person in it (A7).
 */
export function recordsOf(key: number, facts: SignalFacts, encoded: EncodedSignal): ReadonlyArray<NewRecord> {
  if (facts.kind === "polarisation") {
    const situation = situationOf(facts, encoded)
    const tokens = recordTokens({ kind: "situation", situation })
    return [{ signal: key, subject: 0, bytes: situationBytes(situation), tokens }]
  }
  if (facts.network === "informal") return []
  return encoded.subjects.slice(0, MOST_SUBJECTS).map((text, subject) => {
    const encoding = fromBase64(standardToUrl(text))
    if (encoding === undefined) throw new UnreadableEncoding("an encoding cannot be read")
    return { signal: key, subject, bytes: toWire(encoding), tokens: recordTokens({ kind: "person", encoding }) }
  })
}
