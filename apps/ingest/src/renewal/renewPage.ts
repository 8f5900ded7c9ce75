import { logClauses, type Subject } from "@kruisverband/domain"
import { SignalEncodedAnew } from "@kruisverband/events"
import { type LinkageKeys, toWire } from "@kruisverband/linkage/encode"
import { Outbox } from "@kruisverband/store"
import { addUnder, type CovenantRing, KeysNotReady, withRing } from "@kruisverband/vault"
import { Effect } from "effect"
import { encodeSubjects } from "../encoding/encodeSignal.ts"
import { encodeParts, type SealedParts } from "../encoding/sealedParts.ts"
import { type Actor, actOn, logSignals } from "../log/logSignals.ts"
import { restrictedAmong } from "../rights/restrictedSignals.ts"
import { DATAREF } from "../signals/dataref.ts"
import { findSignals } from "../signals/SignalRepository.ts"
import { openEncodings, openIdentity, versionsOf } from "../signals/sealSignal.ts"
import { canEncode, encodingKeys } from "../vault/encodingKeys.ts"
import { beginRenewal } from "./renewalNumber.ts"
import { renewObjections } from "./renewObjections.ts"
import type { SealedPersons } from "./sealedPage.ts"
import { type Noted, writeEncodings } from "./writeEncodings.ts"

const textOf = (wire: Uint8Array = new Uint8Array()): string => Buffer.from(wire).toString("base64url")
const wireOf = (text: string): Uint8Array => Buffer.from(text, "base64url")

/** Those whose identity is here come first; of the others what was sealed at the source stays as it is. */
const subjectsAnew = ({ subjects }: SealedParts, identities: ReadonlyArray<Subject>, keys: LinkageKeys) => [
  ...encodeSubjects({ kind: "radicalisation", subjects: identities }, keys).map(toWire),
  ...subjects.slice(identities.length).map(wireOf)
]

const renewOne = (ring: CovenantRing, keys: LinkageKeys, sealed: SealedPersons) =>
  Effect.gen(function* () {
    const parts = yield* openEncodings(ring, sealed)
    const identities = yield* openIdentity(ring, sealed)
    const subjects = subjectsAnew(parts, identities, keys)
    const noted: Noted = {
      signal: sealed.signal,
      encoded: versionsOf(subjects),
      atSource: subjects.length - identities.length,
      encodings: yield* addUnder(ring, sealed.key, "encodings", encodeParts({ ...parts, subjects }))
    }
    const replaced = identities.map((_, place) => [parts.subjects[place] ?? "", textOf(subjects[place])] as const)
    return { noted, replaced }
  })

/**
 * Encodes the persons of some signals anew, seals that in the place of what was, and tells it: all in the caller's transaction,
 * with a line in the processing log for every person. What a person objected to is encoded anew too, so that it can be compared
 * when the restriction is lifted, and not told until then. Fails when the covenant cannot encode, as it has ended.
 */
export const renewPage = Effect.fn("renewal.renewPage")(function* (
  covenant: string,
  page: ReadonlyArray<SealedPersons>,
  actor: Actor
) {
  const renewed = yield* withRing(covenant, (ring) =>
    canEncode(ring)
      ? Effect.forEach(page, (sealed) => renewOne(ring, encodingKeys(ring), sealed))
      : Effect.succeed(undefined)
  )
  if (renewed === undefined) return yield* new KeysNotReady({ covenant })
  const noted = renewed.map((one) => one.noted)
  yield* writeEncodings(covenant, noted)
  const signals = page.map(({ signal }) => signal)
  const [stored, restricted] = [yield* findSignals(signals), yield* restrictedAmong(signals)]
  yield* renewObjections(covenant, [...restricted], new Map(renewed.flatMap((one) => one.replaced)))
  const renewal = yield* beginRenewal(covenant)
  yield* logSignals(
    actor,
    "encodings-renewed",
    logClauses.renewed,
    stored.map(({ facts }) => actOn(facts))
  )
  yield* Outbox.append(
    stored
      .filter(({ facts }) => !restricted.has(facts.signal))
      .map(({ facts }) => ({
        event: SignalEncodedAnew.make({ ...facts, renewal }),
        subject: facts.signal,
        partitionkey: covenant,
        dataref: DATAREF
      }))
  )
  return noted.reduce((sum, { atSource, encoded }) => sum + encoded.length - atSource, 0)
})
