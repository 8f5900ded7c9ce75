import type { ErasureReceipt, KeptSignal, PersonCandidate, PersonDetails } from "@kruisverband/contract"
import { Angle, type CovenantId, type RightsOutcome, SignalId, type UserId } from "@kruisverband/domain"
import { encode, fromBase64 } from "@kruisverband/linkage/encode"
import type { KeysUnavailable, SecureRandom } from "@kruisverband/privacy"
import { Sql, type StoreError } from "@kruisverband/store"
import { CovenantKeyring, type JournalError, KeysNotReady, putDataKeys, sealUnder, withRing } from "@kruisverband/vault"
import { Context, Effect, Layer, Schema } from "effect"
import { Erasure } from "../erasure/Erasure.ts"
import type { Registry } from "../registry/Registry.ts"
import { findSeals } from "../signals/SignalRepository.ts"
import { openEncodings } from "../signals/sealSignal.ts"
import { canEncode, encodingKeys } from "../vault/encodingKeys.ts"
import { fitOf, type KnownPerson, openPersons, personBytes } from "./RestrictedPerson.ts"
import {
  dropRestriction,
  findReceipt,
  findRestriction,
  putRestriction,
  upholdRestriction
} from "./RestrictionRepository.ts"
import { readKept } from "./readKept.ts"
import { restrictedBy, setRestricted } from "./restrictedSignals.ts"
import { type NearSignal, scanPersons } from "./scanPersons.ts"

interface Order {
  readonly covenant: CovenantId
  readonly request: string
  readonly by: UserId
}

type Faults = StoreError | KeysUnavailable | KeysNotReady

/** A covenant without a key to encode by: it has ended, and nobody can be found in it by name. */
export class NobodyToFind extends Schema.TaggedError<NobodyToFind>()("NobodyToFind", {}) {}

/** What a person's request does to signals. Nothing of what the officer typed is kept but in keyed form, sealed. */
export class Restrictions extends Context.Service<
  Restrictions,
  {
    /** The covenant's signals that fit a person; `restrict`: those of them that are the same are restricted at once. */
    readonly find: (
      order: Order & { readonly person: PersonDetails; readonly restrict: boolean }
    ) => Effect.Effect<
      { readonly candidates: ReadonlyArray<PersonCandidate>; readonly restricted: ReadonlyArray<SignalId> },
      Faults | NobodyToFind
    >
    /** Undefined: no such objection. Its signals are these, and how they spell the person is known from now on. */
    readonly restrict: (
      order: Order & { readonly signals: ReadonlyArray<SignalId> }
    ) => Effect.Effect<ReadonlyArray<SignalId> | undefined, Faults>
    /** What is kept of signals, for the person: recorded before it is opened. Another covenant's and erased ones are left out. */
    readonly kept: (
      order: Order & { readonly signals: ReadonlyArray<SignalId> }
    ) => Effect.Effect<ReadonlyArray<KeptSignal>, StoreError | KeysUnavailable>
    readonly end: (
      order: Order & { readonly outcome: RightsOutcome | "revoked" }
    ) => Effect.Effect<ErasureReceipt | null, StoreError | JournalError>
  }
>()("ingest/rights/Restrictions") {
  static readonly layer = Layer.effect(
    Restrictions,
    Effect.suspend(() => make)
  )
}

/** Bits below the bar at which a signal may still be about the person: an officer looks, and decides. */
const POSSIBLE_BITS = 8
/** More than an officer can look through: the rest would fit less well. */
const MOST_CANDIDATES = 100

const angleOf = Schema.decodeUnknownSync(Angle)

const candidateOf = (known: KnownPerson, near: NearSignal) => {
  const fits = near.records.map((record) => fitOf(known, record))
  const best = fits.toSorted((x, y) => Number(y.same) - Number(x.same) || y.weight - x.weight)[0]
  if (best === undefined || (!best.same && best.weight < known.bar - POSSIBLE_BITS)) return []
  const candidate: PersonCandidate = {
    signal: SignalId.make(near.id),
    angle: angleOf(near.angle),
    receivedAt: near.receivedAt,
    fit: best.same ? "same" : "possible",
    agrees: best.terms
      .filter(({ agreement, field }) => field !== "prior" && agreement !== "missing")
      .map(({ agreement, field }) => ({ field, agreement })),
    persons: near.persons
  }
  return [{ candidate, weight: best.weight }]
}

/** The best first only to cut off what fits least; told in the order in which they came in. */
const candidatesOf = (known: KnownPerson, near: ReadonlyArray<NearSignal>): ReadonlyArray<PersonCandidate> =>
  near
    .flatMap((one) => candidateOf(known, one))
    .toSorted((x, y) => y.weight - x.weight)
    .slice(0, MOST_CANDIDATES)
    .map(({ candidate }) => candidate)
    .toSorted((x, y) => (x.signal < y.signal ? -1 : 1))

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | CovenantKeyring | SecureRandom | Registry>()
  const store = yield* Sql
  const keyring = yield* CovenantKeyring
  const erasure = yield* Erasure

  const keep = Effect.fnUntraced(function* (covenant: string, request: string, known: KnownPerson) {
    const ring = yield* keyring.find(covenant)
    if (!canEncode(ring)) return yield* new KeysNotReady({ covenant })
    const { fields, key } = yield* sealUnder(ring, request, { person: personBytes(known) })
    yield* putRestriction(covenant, request, fields.person)
    if ((yield* putDataKeys(covenant, [key])) > 0) return
    keyring.forget(covenant)
    return yield* new KeysNotReady({ covenant })
  })

  /** How these signals spell the person: of each the record that fits best. */
  const spellings = Effect.fnUntraced(function* (covenant: string, known: KnownPerson, signals: ReadonlyArray<string>) {
    const seals = yield* findSeals(covenant, signals)
    const parts = yield* withRing(covenant, (ring) =>
      Effect.forEach(seals.values(), (sealed) => openEncodings(ring, sealed))
    )
    return (parts ?? []).flatMap(({ subjects }) => {
      const records = subjects.flatMap((text) => fromBase64(text) ?? [])
      return records.toSorted((x, y) => fitOf(known, y).weight - fitOf(known, x).weight).slice(0, 1)
    })
  })

  const find: Restrictions["Service"]["find"] = Effect.fn("Restrictions.find")(function* (order) {
    const { covenant, person, request, restrict } = order
    const ring = yield* keyring.find(covenant)
    if (!canEncode(ring)) return yield* new NobodyToFind({})
    const { known, near } = yield* scanPersons(covenant, encode(person, encodingKeys(ring)))
    const candidates = candidatesOf(known, near)
    if (!restrict) return { candidates, restricted: [] }
    const same = candidates.filter(({ fit }) => fit === "same").map(({ signal }) => signal)
    return yield* store.transaction(
      Effect.gen(function* () {
        const encodings = [...known.encodings, ...(yield* spellings(covenant, known, same))]
        yield* keep(covenant, request, { ...known, encodings })
        return { candidates, restricted: yield* setRestricted(covenant, request, same) }
      })
    )
  }, Effect.provideContext(context))

  const restrict: Restrictions["Service"]["restrict"] = Effect.fn("Restrictions.restrict")(function* (order) {
    const { covenant, request, signals } = order
    return yield* store.transaction(
      Effect.gen(function* () {
        const stored = yield* findRestriction(covenant, request)
        if (stored === undefined || stored.standing === "upheld") return undefined
        const [known] = yield* openPersons(covenant, [stored])
        if (known === undefined) return undefined
        const details = { ...known, encodings: known.encodings.slice(0, 1) }
        const encodings = [...details.encodings, ...(yield* spellings(covenant, details, signals))]
        yield* keep(covenant, request, { ...known, encodings })
        return yield* setRestricted(covenant, request, signals)
      })
    )
  }, Effect.provideContext(context))

  const end: Restrictions["Service"]["end"] = Effect.fn("Restrictions.end")(function* (order) {
    const { by, covenant, outcome, request } = order
    return yield* store.transaction(
      Effect.gen(function* () {
        if (outcome === "upheld") {
          const before = yield* findReceipt(covenant, request)
          if (before !== undefined) return before
          const signals = (yield* restrictedBy(covenant, request)).map((id) => SignalId.make(id))
          yield* upholdRestriction(covenant, request)
          return yield* erasure.erase({ covenant, signals, cause: "objection-upheld", askedBy: by, reference: request })
        }
        if (outcome === "revoked") {
          // What is held stays restricted until its hold ends: only that nothing new may come is taken back.
          const stored = yield* findRestriction(covenant, request)
          if (stored?.standing === "upheld") yield* dropRestriction(covenant, request)
          return null
        }
        yield* setRestricted(covenant, request, [])
        yield* dropRestriction(covenant, request)
        return null
      })
    )
  }, Effect.provideContext(context))

  const kept: Restrictions["Service"]["kept"] = Effect.fn("Restrictions.kept")(function* (order) {
    return yield* store.transaction(readKept(order))
  }, Effect.provideContext(context))

  return Restrictions.of({ find, restrict, end, kept })
})
