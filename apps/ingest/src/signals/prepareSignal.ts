import type { SignalReceipt } from "@kruisverband/contract"
import {
  guidanceFor,
  mayRegister,
  Refused,
  type Registration,
  reason,
  SignalId,
  type SignalInput
} from "@kruisverband/domain"
import type { Encoding } from "@kruisverband/linkage/encode"
import { type DateTime, Effect, Result } from "effect"
import type { Poster } from "../access/Poster.ts"
import { iso } from "../instant.ts"
import type { RegistryView } from "../registry/Registry.ts"
import type { CovenantRing } from "../vault/CovenantKeyring.ts"
import { encodedParts, encodeSubjects, personToken, readSealedSubjects } from "./encodeSignal.ts"
import type { NewSignal } from "./NewSignal.ts"
import { receiptOf } from "./receipt.ts"
import { sealSignal } from "./sealSignal.ts"

/** The rules of the covenant, for this partner, at this moment. */
export const judge = (
  input: SignalInput,
  view: RegistryView,
  now: DateTime.Utc
): Result.Result<Registration, Refused> =>
  Result.flatMap(
    mayRegister({
      input,
      covenants: view.covenants.get(input.covenant) ?? [],
      partner: view.partner,
      municipalities: view.municipalities,
      now
    }),
    (registration) =>
      readSealedSubjects(input) === undefined
        ? Result.fail(new Refused({ reasons: [reason("encoding-invalid")] }))
        : Result.succeed(registration)
  )

/** Whether an objection restricts the processing of one of these persons (AVG 18(1)(d), 21). */
const isRestricted = (subjects: ReadonlyArray<Encoding>, covenant: string, restricted: ReadonlySet<string>) =>
  restricted.size > 0 && subjects.some((subject) => restricted.has(`${covenant}/${personToken(subject)}`))

const encodingsOf = (input: SignalInput, ring: CovenantRing) => [
  ...encodeSubjects(input, ring.encoding),
  ...(readSealedSubjects(input) ?? [])
]

/** The one reason that needs the covenant's keys to be found. */
export const restrictedReasons = (input: SignalInput, ring: CovenantRing, restricted: ReadonlySet<string>) =>
  isRestricted(encodingsOf(input, ring), ring.covenant, restricted) ? [reason("restricted-by-objection")] : []

/** Encodes and seals what the rules admitted. Fails where an objection restricts it. */
export const encodeAndSeal = Effect.fnUntraced(function* (
  signal: SignalId,
  input: SignalInput,
  ring: CovenantRing,
  restricted: ReadonlySet<string>
) {
  const subjects = encodingsOf(input, ring)
  if (isRestricted(subjects, ring.covenant, restricted))
    return yield* new Refused({ reasons: [reason("restricted-by-objection")] })
  const sealed = yield* sealSignal(ring, signal, input)
  return { sealed, encoded: encodedParts(input, subjects, ring.encoding), subjects: subjects.length }
})

/** A signal ready to be written, and what its poster is told. */
export interface PreparedSignal {
  readonly signal: NewSignal
  readonly receipt: SignalReceipt
}

/** Everything about a new signal that needs no database: rules, encoding, sealing, facts, answer. */
export const prepareSignal = Effect.fnUntraced(function* (options: {
  readonly id: string
  readonly input: SignalInput
  readonly poster: Poster
  readonly view: RegistryView
  readonly ring: CovenantRing
  readonly now: DateTime.Utc
}) {
  const { input, now, poster, ring, view } = options
  const registration = yield* Effect.fromResult(judge(input, view, now))
  const id = SignalId.make(options.id)
  const made = yield* encodeAndSeal(id, input, ring, view.restricted)
  const signal: NewSignal = {
    stored: {
      facts: {
        ...factsOf(input, registration),
        signal: id,
        receivedAt: iso(now),
        subjects: made.subjects,
        revision: 1
      },
      observedDay: input.observedAt.length === 10 ? input.observedAt : undefined,
      informed: input.sharing?.informed?.subject,
      postedBy: poster.user,
      withdrawnAt: undefined
    },
    sealed: made.sealed,
    encoded: made.encoded
  }
  const receipt: SignalReceipt = {
    id,
    receipt: receiptOf(id),
    desk: registration.desk,
    guidance: guidanceFor({ ...registration, behaviours: input.behaviours ?? [] }),
    sharing: { level: registration.level }
  }
  return { signal, receipt } satisfies PreparedSignal
})

/** What the rules settled and the poster ticked. */
export const factsOf = (input: SignalInput, registration: Registration) => ({
  covenant: input.covenant,
  covenantVersion: registration.covenantVersion,
  purpose: registration.purpose,
  kind: registration.kind,
  partner: registration.partner,
  angle: registration.angle,
  network: registration.network,
  municipality: registration.municipality,
  desk: registration.desk,
  level: registration.level,
  observedAt: registration.observedAt,
  behaviours: input.behaviours ?? [],
  themes: input.themes ?? []
})
