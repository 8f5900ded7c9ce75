import type { OwnSignal, SignalPatch } from "@kruisverband/contract"
import { logClauses, Refused, reason, type SignalFacts, type SignalInput } from "@kruisverband/domain"
import { SignalAmended, SignalSharingChanged } from "@kruisverband/events"
import type { KeysUnavailable, SecureRandom } from "@kruisverband/privacy"
import { Outbox, Sql, type StoreError } from "@kruisverband/store"
import { CovenantKeyring, type JournalError, KeysNotReady, withRing } from "@kruisverband/vault"
import { Context, DateTime, Effect, Layer, Result } from "effect"
import { asPoster } from "../access/asPoster.ts"
import type { Poster } from "../access/Poster.ts"
import { encodeSignal } from "../encoding/encodeSignal.ts"
import { Erasure } from "../erasure/Erasure.ts"
import { actOn, logSignals, posterActor } from "../log/logSignals.ts"
import { Registry } from "../registry/Registry.ts"
import { readOwnEnd } from "../retention/readEnds.ts"
import { setClocks } from "../retention/setClocks.ts"
import { openPersons } from "../rights/RestrictedPerson.ts"
import { restrictedAmong } from "../rights/restrictedSignals.ts"
import { canEncode, encodingKeys } from "../vault/encodingKeys.ts"
import { amendInput, changesContent, hasSameEvidence, isLower, type OpenedSignal } from "./amendInput.ts"
import { DATAREF } from "./dataref.ts"
import { AlreadySettled, HeldBack, SignalNotFound } from "./errors.ts"
import { EMPTY_TRAIL, ownSignal } from "./ownSignal.ts"
import { factsForClock, factsOf, judge, objectionReasons } from "./prepareSignal.ts"
import {
  addHistory,
  changeLevel,
  findSeals,
  findSignal,
  findTrail,
  listSignals,
  putKeptFacts,
  readAmong,
  replaceSignal
} from "./SignalRepository.ts"
import type { StoredSignal } from "./StoredSignal.ts"
import { openContent, openEncodings, openIdentity, sealedSubjectsOf, sealSignal } from "./sealSignal.ts"

type Faults = KeysNotReady | KeysUnavailable | StoreError

/** What a poster may do with its own signals. Another partner's signal does not exist here. */
export class OwnSignals extends Context.Service<
  OwnSignals,
  {
    readonly get: (poster: Poster, signal: string) => Effect.Effect<OwnSignal, SignalNotFound | Faults>
    /** Newest first, without content. `next`: opaque, undefined at the end. */
    readonly list: (
      poster: Poster,
      before: string | undefined
    ) => Effect.Effect<{ readonly signals: ReadonlyArray<OwnSignal>; readonly next: string | undefined }, StoreError>
    /** Corrections pass the rules again; showing less is always possible. */
    readonly amend: (
      poster: Poster,
      signal: string,
      patch: SignalPatch
    ) => Effect.Effect<OwnSignal, SignalNotFound | AlreadySettled | Refused | Faults>
    /** Destroys keys, seals and encodings; a tombstone stays. Idempotent. */
    readonly withdraw: (
      poster: Poster,
      signal: string
    ) => Effect.Effect<OwnSignal, SignalNotFound | HeldBack | Faults | JournalError>
  }
>()("ingest/signals/OwnSignals") {
  static readonly layer = Layer.effect(
    OwnSignals,
    Effect.suspend(() => make)
  )
}

const PAGE = 50

type Write = Sql | SecureRandom | CovenantKeyring

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Write>()
  const store = yield* Sql
  const registry = yield* Registry
  const keyring = yield* CovenantKeyring
  const erasure = yield* Erasure

  const owned = Effect.fnUntraced(function* (poster: Poster, signal: string, lock: boolean) {
    const stored = yield* findSignal(poster.partner, signal, lock)
    return stored === undefined ? yield* new SignalNotFound({}) : stored
  })

  const ringOf = Effect.fnUntraced(function* (covenant: string) {
    const ring = yield* keyring.find(covenant)
    return canEncode(ring) ? ring : yield* new KeysNotReady({ covenant })
  })

  /** Seals that do not open although their row is there are damage: a defect. */
  const opened = Effect.fnUntraced(function* (stored: StoredSignal) {
    const { covenant, level, signal } = stored.facts
    const sealed = (yield* findSeals(covenant, [signal])).get(signal)
    if (sealed === undefined) return undefined
    return yield* withRing(covenant, (ring) =>
      Effect.gen(function* () {
        const content = yield* openContent(ring, sealed)
        const subjects = yield* openIdentity(ring, sealed)
        // First those of the persons whose identity is sealed here, then those made at the source.
        const encodings = (yield* openEncodings(ring, sealed)).subjects
        const sealedSubjects = sealedSubjectsOf(content, encodings.slice(subjects.length))
        const result: OpenedSignal = { content, subjects, sealedSubjects, level }
        return result
      })
    )
  })

  const show = Effect.fnUntraced(function* (stored: StoredSignal) {
    const { covenant, signal } = stored.facts
    const trail = yield* findTrail(covenant, signal)
    const restricted = (yield* restrictedAmong([signal])).has(signal)
    return ownSignal(stored, trail, restricted ? "restricted" : yield* opened(stored))
  })

  const get = Effect.fn("OwnSignals.get")(function* (poster: Poster, signal: string) {
    return yield* store.transaction(
      Effect.gen(function* () {
        const stored = yield* owned(poster, signal, false)
        const shown = yield* show(stored)
        const kept = yield* readOwnEnd(stored.facts.covenant, stored.facts.signal)
        const own = kept === undefined ? shown : { ...shown, kept }
        yield* logSignals(posterActor(poster), "own-signal-read", logClauses.own, [actOn(stored.facts)])
        return own
      })
    )
  })

  const list = Effect.fn("OwnSignals.list")(function* (poster: Poster, before: string | undefined) {
    const rows = yield* store.transaction(
      Effect.gen(function* () {
        const found = yield* listSignals(poster.partner, before, PAGE + 1)
        const listed = found.slice(0, PAGE).map(({ facts }) => actOn(facts))
        yield* logSignals(posterActor(poster), "own-signals-listed", logClauses.own, listed)
        return found
      })
    )
    const page = rows.slice(0, PAGE)
    const restricted = yield* restrictedAmong(page.map(({ facts }) => facts.signal))
    const read = yield* readAmong(page.map(({ facts }) => facts.signal))
    const signals = page.map((stored) =>
      ownSignal(
        stored,
        { ...EMPTY_TRAIL, read: read.has(stored.facts.signal) },
        restricted.has(stored.facts.signal) ? "restricted" : undefined
      )
    )
    return { signals, next: rows.length > PAGE ? page.at(-1)?.facts.signal : undefined }
  })

  const lowered = Effect.fnUntraced(function* (stored: StoredSignal, facts: SignalFacts) {
    yield* changeLevel(facts)
    yield* addHistory(facts.covenant, facts.signal, `sharing-${facts.level}`)
    yield* Outbox.append([
      {
        event: SignalSharingChanged.make({
          signal: facts.signal,
          covenant: facts.covenant,
          level: facts.level,
          revision: facts.revision
        }),
        subject: facts.signal,
        partitionkey: facts.covenant
      }
    ])
    return { ...stored, facts }
  })

  /**
   * The rules of now. Only when it was observed is judged as of the day it was received: a correction that comes late
   * must not be refused for what was in time.
   */
  const judged = Effect.fnUntraced(function* (poster: Poster, stored: StoredSignal, input: SignalInput) {
    const view = yield* registry.view(poster.partner, [input.covenant])
    const now = judge(input, view, yield* DateTime.now)
    if (Result.isSuccess(now)) return { registration: now.success, view }
    if (now.failure.reasons.some((one) => one.code !== "observed-too-long-ago")) return yield* now.failure
    const then = judge(input, view, DateTime.toUtc(DateTime.makeUnsafe(stored.facts.receivedAt)))
    return { registration: yield* Effect.fromResult(then), view }
  })

  const corrected = Effect.fnUntraced(function* (poster: Poster, stored: StoredSignal, patch: SignalPatch) {
    const before = yield* opened(stored)
    if (before === undefined) return yield* new SignalNotFound({})
    if (before.content.kind === "polarisation" && patch.subjects !== undefined)
      return yield* new Refused({ reasons: [reason("person-in-polarisation-signal")] })
    // An observation that says only the day keeps saying only the day.
    const observedAt = patch.observedAt ?? before.content.observedAt
    const input = amendInput(before, { ...patch, observedAt })
    const { registration, view } = yield* judged(poster, stored, input)
    const ring = yield* ringOf(input.covenant)
    const { signal } = stored.facts
    const encoded = encodeSignal(input, encodingKeys(ring))
    const persons = yield* openPersons(input.covenant, view.restricted.get(input.covenant) ?? [])
    const [objection] = objectionReasons(encoded, persons)
    if (objection !== undefined) return yield* new Refused({ reasons: [objection] })
    const facts: SignalFacts = {
      ...factsOf(input, registration),
      signal,
      receivedAt: stored.facts.receivedAt,
      subjects: encoded.subjects.length,
      revision: stored.facts.revision + 1
    }
    const observedDay = observedAt.length === 10 ? observedAt : undefined
    yield* replaceSignal(facts, observedDay, yield* sealSignal(ring, signal, input, encoded))
    const versions = view.covenants.get(input.covenant) ?? []
    const receivedAt = DateTime.toUtc(DateTime.makeUnsafe(facts.receivedAt))
    yield* putKeptFacts(signal, factsForClock(input, facts.covenantVersion, versions, receivedAt))
    yield* setClocks(input.covenant, versions, [signal])
    yield* addHistory(facts.covenant, signal, "amended")
    const same = hasSameEvidence(before, input) ? { sameEvidence: true as const } : {}
    yield* Outbox.append([
      {
        event: SignalAmended.make({ ...facts, ...same }),
        subject: signal,
        partitionkey: facts.covenant,
        dataref: DATAREF
      }
    ])
    return { ...stored, facts, observedDay }
  })

  const amendLocked = Effect.fnUntraced(function* (poster: Poster, signal: string, patch: SignalPatch) {
    const stored = yield* owned(poster, signal, true)
    if (stored.withdrawnAt !== undefined) return yield* new AlreadySettled({})
    const level = patch.sharing?.level
    const raises = level !== undefined && level !== stored.facts.level && !isLower(level, stored.facts.level)
    // Restricted, it is kept and nothing else is done with it (AVG 18(2)); showing less of it, or taking it back, is.
    if ((changesContent(patch) || raises) && (yield* restrictedAmong([signal])).has(signal))
      return yield* new Refused({ reasons: [reason("restricted-by-objection")] })
    if (changesContent(patch)) {
      const amended = yield* corrected(poster, stored, patch)
      const own = yield* show(amended)
      yield* logSignals(posterActor(poster), "signal-amended", logClauses.corrected, [actOn(amended.facts)])
      return own
    }
    if (level === undefined || level === stored.facts.level) {
      const own = yield* show(stored)
      yield* logSignals(posterActor(poster), "own-signal-read", logClauses.own, [actOn(stored.facts)])
      return own
    }
    if (raises) {
      const before = yield* opened(stored)
      if (before === undefined) return yield* new SignalNotFound({})
      yield* judged(poster, stored, amendInput(before, patch))
    }
    const facts = { ...stored.facts, level, revision: stored.facts.revision + 1 }
    const own = yield* show(yield* lowered(stored, facts))
    yield* logSignals(posterActor(poster), "signal-sharing-changed", logClauses.own, [actOn(facts)])
    return own
  })

  const withdrawLocked = Effect.fnUntraced(function* (poster: Poster, signal: string) {
    const stored = yield* owned(poster, signal, true)
    if (stored.withdrawnAt !== undefined) return yield* show(stored)
    const heldUntil = (yield* readOwnEnd(stored.facts.covenant, signal))?.heldUntil
    if (heldUntil !== undefined) return yield* new HeldBack({ until: heldUntil })
    yield* erasure.withdraw(stored.facts.covenant, signal)
    const own = yield* show(yield* owned(poster, signal, false))
    yield* logSignals(posterActor(poster), "signal-withdrawn", logClauses.withdrawn, [actOn(stored.facts)])
    return own
  })

  /** Changes are made in the covenant of the signal and in no other. */
  const inItsCovenant = <A, E>(poster: Poster, signal: string, work: Effect.Effect<A, E, Write>) =>
    Effect.gen(function* () {
      const { facts } = yield* owned(poster, signal, false)
      return yield* store.transaction(work).pipe(asPoster(poster, [facts.covenant]))
    })

  const amend = Effect.fn("OwnSignals.amend")(function* (poster: Poster, signal: string, patch: SignalPatch) {
    return yield* inItsCovenant(poster, signal, amendLocked(poster, signal, patch))
  })

  const withdraw = Effect.fn("OwnSignals.withdraw")(function* (poster: Poster, signal: string) {
    return yield* inItsCovenant(poster, signal, withdrawLocked(poster, signal))
  })

  const run = <A, E>(poster: Poster, work: Effect.Effect<A, E, Write>) =>
    work.pipe(asPoster(poster), Effect.provideContext(context))

  return OwnSignals.of({
    get: (poster, signal) => run(poster, get(poster, signal)),
    list: (poster, before) => run(poster, list(poster, before)),
    amend: (poster, signal, patch) => run(poster, amend(poster, signal, patch)),
    withdraw: (poster, signal) => run(poster, withdraw(poster, signal))
  })
})
