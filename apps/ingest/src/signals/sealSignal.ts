import { SignalInput, Subject } from "@kruisverband/domain"
import { openField, sealRecord } from "@kruisverband/privacy"
import { Effect, Schema } from "effect"
import type { CovenantRing } from "../vault/CovenantKeyring.ts"

/** Identity and free text under a data key of the signal's own. */
export interface SealedSignal {
  readonly keyId: string
  readonly wrappedKey: Uint8Array
  readonly identity: Uint8Array
  readonly content: Uint8Array
}

const Identity = Schema.fromJsonString(Schema.Array(Subject))
const Content = Schema.fromJsonString(SignalInput)
const decodeIdentity = Schema.decodeUnknownSync(Identity)
const decodeContent = Schema.decodeUnknownSync(Content)
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8")
const text = (plain: Uint8Array) => new TextDecoder().decode(plain)

/** Two seals: who it is about, and everything else as it was posted. */
export const sealSignal = Effect.fnUntraced(function* (ring: CovenantRing, signal: string, input: SignalInput) {
  const {
    subjects,
    sealedSubjects: _,
    ...content
  } = input.kind === "radicalisation" ? input : { ...input, subjects: [], sealedSubjects: [] }
  const record = yield* sealRecord(ring.sealing, [ring.covenant, signal], {
    identity: bytes(subjects ?? []),
    content: bytes(content)
  })
  const sealed: SealedSignal = { keyId: ring.sealing.id, wrappedKey: record.wrappedKey, ...record.fields }
  return sealed
})

/** Fails with SealBroken when the bytes are not this signal's. */
export const openContent = Effect.fnUntraced(function* (ring: CovenantRing, signal: string, sealed: SealedSignal) {
  const ids = [ring.covenant, signal]
  return decodeContent(text(yield* openField(ring.sealing, ids, sealed.wrappedKey, "content", sealed.content)))
})

export const openIdentity = Effect.fnUntraced(function* (ring: CovenantRing, signal: string, sealed: SealedSignal) {
  const ids = [ring.covenant, signal]
  return decodeIdentity(text(yield* openField(ring.sealing, ids, sealed.wrappedKey, "identity", sealed.identity)))
})
