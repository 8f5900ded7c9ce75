import type { CheckVerdict, SignalReceipt } from "@kruisverband/contract"
import {
  type CovenantDocument,
  guidanceFor,
  type KeptFacts,
  keptFactsOf,
  keptUnder,
  localDate,
  mayRegister,
  Refused,
  type Registration,
  reason,
  SignalId,
  type SignalInput
} from "@kruisverband/domain"
import type { CovenantRing } from "@kruisverband/vault"
import { type DateTime, Effect, Result } from "effect"
import type { Poster } from "../access/Poster.ts"
import { type EncodedParts, readSealedSubjects } from "../encoding/encodeSignal.ts"
import { iso } from "../instant.ts"
import type { RegistryView } from "../registry/Registry.ts"
import { clockUnder } from "../retention/clockUnder.ts"
import { isAbout, type KnownPerson } from "../rights/RestrictedPerson.ts"
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
export const objectionReasons = ({ subjects }: EncodedParts, restricted: ReadonlyArray<KnownPerson>) =>
  restricted.some((person) => isAbout(person, subjects)) ? [reason("restricted-by-objection")] : []

/** A signal ready to be written, and what its poster is told. */
export interface PreparedSignal {
  readonly signal: NewSignal
  readonly receipt: SignalReceipt
}

/** What the rules admitted, encoded: sealed, with its facts and its answer. Fails where an objection restricts it. */
export const prepareSignal = Effect.fnUntraced(function* (options: {
  readonly id: string
  readonly input: SignalInput
  readonly poster: Poster
  readonly registration: Registration
  readonly encoded: EncodedParts
  readonly restricted: ReadonlyArray<KnownPerson>
  /** All versions of its covenant. */
  readonly versions: ReadonlyArray<CovenantDocument>
  readonly ring: CovenantRing
  readonly now: DateTime.Utc
}) {
  const { encoded, input, now, poster, registration, ring } = options
  const [objection] = objectionReasons(encoded, options.restricted)
  if (objection !== undefined) return yield* new Refused({ reasons: [objection] })
  const id = SignalId.make(options.id)
  const signal: NewSignal = {
    stored: {
      facts: {
        ...factsOf(input, registration),
        signal: id,
        receivedAt: iso(now),
        subjects: encoded.subjects.length,
        revision: 1
      },
      observedDay: input.observedAt.length === 10 ? input.observedAt : undefined,
      informed: input.sharing?.informed?.subject,
      postedBy: poster.user,
      withdrawnAt: undefined,
      erasedAs: undefined,
      told: undefined
    },
    sealed: yield* sealSignal(ring, id, input, encoded),
    kept: keptOf(input, registration, options.versions, now)
  }
  const receipt: SignalReceipt = {
    id,
    receipt: receiptOf(id),
    desk: registration.desk,
    guidance: guidanceFor({ ...registration, behaviours: input.behaviours ?? [] }),
    sharing: { level: registration.level },
    covenantVersion: registration.covenantVersion
  }
  return { signal, receipt } satisfies PreparedSignal
})

/** The clock of a signal that comes in now, as one that is in no link. */
const keptOf = (
  input: SignalInput,
  registration: Registration,
  versions: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): NewSignal["kept"] => {
  const { clock, facts } = startOf(input, registration, versions, now)
  return { ...facts, endsOn: clock?.endsOn ?? null }
}

const startOf = (
  input: SignalInput,
  { covenantVersion }: Registration,
  versions: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
) => {
  const facts = factsForClock(input, covenantVersion, versions, now)
  const today = localDate(now)
  const kept = { covenantVersion, state: "unlinked", since: today, reportedOn: today, minor: facts.minor }
  return { facts, clock: clockUnder(versions, { ...kept, leavesOn: facts.leavesOn ?? null }, now) }
}

/** What posting would give; it would be kept as in no link, and otherwise once it is in one. */
export const wouldBe = (
  input: SignalInput,
  registration: Registration,
  versions: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): NonNullable<CheckVerdict["would"]> => {
  const { covenantVersion, desk, level, purpose } = registration
  const { clock } = startOf(input, registration, versions, now)
  const would = { covenantVersion, purpose, level, desk }
  if (clock === undefined) return would
  return { ...would, kept: { on: clock.endsOn, state: "unlinked", clause: clock.clause, conditional: true } }
}

/** What the clock of a signal needs of its persons; of those sealed at the source what their partner stated. */
export const factsForClock = (
  input: SignalInput,
  covenantVersion: number,
  versions: ReadonlyArray<CovenantDocument>,
  receivedAt: DateTime.Utc
): KeptFacts => {
  const document = keptUnder(versions, covenantVersion, receivedAt)
  const { sealedSubjects = [], subjects = [] } = input.kind === "radicalisation" ? input : {}
  if (document === undefined) return { minor: false, leavesOn: undefined }
  return keptFactsOf(subjects, document, receivedAt, sealedSubjects)
}

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
