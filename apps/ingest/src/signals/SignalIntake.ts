import type { CheckVerdict, SignalReceipt } from "@kruisverband/contract"
import { logClauses, Refused, type Registration, reason, type SignalInput } from "@kruisverband/domain"
import { SignalRegistered } from "@kruisverband/events"
import type { KeysUnavailable, SecureRandom } from "@kruisverband/privacy"
import { Ids, Outbox, Sql, type StoreError } from "@kruisverband/store"
import { CovenantKeyring, type CovenantRing, KeysNotReady } from "@kruisverband/vault"
import { Context, DateTime, Effect, Layer, Result } from "effect"
import { asPoster } from "../access/asPoster.ts"
import type { Poster } from "../access/Poster.ts"
import { Encoder } from "../encoding/Encoder.ts"
import { type EncodedParts, encodeSignal } from "../encoding/encodeSignal.ts"
import { isOutdated } from "../linkageKey/isOutdated.ts"
import { actOn, logSignals, posterActor } from "../log/logSignals.ts"
import { Registry, type RegistryView } from "../registry/Registry.ts"
import { type KnownPerson, openPersons } from "../rights/RestrictedPerson.ts"
import { canEncode, type EncodingRing, encodingKeys } from "../vault/encodingKeys.ts"
import { DATAREF } from "./dataref.ts"
import { KeyReused } from "./errors.ts"
import { claim, type Earlier, findEarlier, fingerprintOf, type KeyedPost } from "./Idempotency.ts"
import { insertSignals } from "./insertSignals.ts"
import { judge, objectionReasons, type PreparedSignal, prepareSignal, wouldBe } from "./prepareSignal.ts"

/** One signal to register, with the key its client chose, if any. */
export interface Post {
  readonly input: SignalInput
  readonly key: string | undefined
}

type Faults = KeysNotReady | KeysUnavailable | StoreError

export type Registered = Result.Result<SignalReceipt, Refused | KeyReused>

/** Takes signals in: all of one or nothing. A refusal leaves no trace, and reads the same whoever it is about. */
export class SignalIntake extends Context.Service<
  SignalIntake,
  {
    /** Durable when it succeeds. With a key: the same post again gives the same answer, once. */
    readonly register: (poster: Poster, post: Post) => Effect.Effect<SignalReceipt, Refused | KeyReused | Faults>
    /** Encodes and seals many; `store` then writes them in one transaction. In two steps, so that one batch is made while another is written. */
    readonly prepareMany: (poster: Poster, posts: ReadonlyArray<Post>) => Effect.Effect<ReadonlyArray<Prepared>, Faults>
    readonly storeMany: (
      poster: Poster,
      prepared: ReadonlyArray<Prepared>
    ) => Effect.Effect<ReadonlyArray<Registered>, KeysNotReady | StoreError>
    /** What registering would give. Stores nothing. */
    readonly check: (poster: Poster, input: SignalInput) => Effect.Effect<CheckVerdict, Faults>
  }
>()("ingest/signals/SignalIntake") {
  static readonly layer = Layer.effect(
    SignalIntake,
    Effect.suspend(() => make)
  )
}

/** A post after all that needs no transaction: settled already, or ready to be written. */
export type Prepared =
  | { readonly kind: "settled"; readonly outcome: Registered }
  | { readonly kind: "ready"; readonly ready: PreparedSignal; readonly keyed: KeyedPost | undefined }

/** A post that the rules let through. */
interface Admitted {
  readonly kind: "admitted"
  readonly input: SignalInput
  readonly ring: EncodingRing
  readonly registration: Registration
  readonly keyed: KeyedPost | undefined
}

type Judged = Admitted | Extract<Prepared, { readonly kind: "settled" }>

const outdated = () => new Refused({ reasons: [reason("encoding-outdated")] })

const settled = (outcome: Registered) => ({ kind: "settled", outcome }) as const

const outcomeOf = (earlier: Earlier): Registered =>
  earlier.kind === "replay" ? Result.succeed(earlier.receipt) : Result.fail(new KeyReused({}))

/** Who objected, by covenant: nothing to open is the usual case. */
const restrictedPersons = Effect.fnUntraced(function* ({ restricted }: RegistryView) {
  const persons = new Map<string, ReadonlyArray<KnownPerson>>()
  for (const [covenant, sealed] of restricted) persons.set(covenant, yield* openPersons(covenant, sealed))
  return persons
})

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | SecureRandom | CovenantKeyring>()
  const store = yield* Sql
  const registry = yield* Registry
  const keyring = yield* CovenantKeyring
  const encoder = yield* Encoder

  const ringsOf = Effect.fnUntraced(function* (view: RegistryView) {
    const rings = new Map<string, CovenantRing>()
    for (const covenant of view.covenants.keys()) {
      const ring = yield* keyring.find(covenant)
      // One that had ended when it was first heard of has none, and needs none: it admits nothing.
      if (ring !== undefined) rings.set(covenant, ring)
    }
    return rings
  })

  const seal = Effect.fnUntraced(function* (
    poster: Poster,
    admitted: Admitted,
    encoded: EncodedParts,
    { covenants }: RegistryView,
    restricted: ReadonlyArray<KnownPerson>,
    now: DateTime.Utc
  ) {
    const { input, keyed, registration, ring } = admitted
    const id = yield* (yield* Ids).uuid7
    const ready = yield* Effect.result(
      prepareSignal({
        id,
        input,
        poster,
        registration,
        encoded,
        restricted,
        versions: covenants.get(input.covenant) ?? [],
        ring,
        now
      })
    )
    return Result.isFailure(ready)
      ? settled(Result.fail(ready.failure))
      : ({ kind: "ready", ready: ready.success, keyed } as const)
  })

  const prepareMany = Effect.fn("SignalIntake.prepareMany")(function* (poster: Poster, posts: ReadonlyArray<Post>) {
    const view = yield* registry.view(poster.partner, [...new Set(posts.map((post) => post.input.covenant))])
    const rings = yield* ringsOf(view)
    const now = yield* DateTime.now
    const keyed = posts.map(({ input, key }): KeyedPost | undefined => {
      const ring = rings.get(input.covenant)
      return key === undefined || ring === undefined
        ? undefined
        : { key, fingerprint: fingerprintOf(ring.fingerprintKey, input) }
    })
    const earlier = yield* findEarlier(
      poster,
      keyed.filter((post) => post !== undefined)
    )
    const judged = yield* Effect.forEach(posts, ({ input }, index): Effect.Effect<Judged, KeysNotReady> => {
      const own = keyed[index]
      const before = own === undefined ? undefined : earlier.get(own.key)
      if (before !== undefined) return Effect.succeed(settled(outcomeOf(before)))
      const ring = rings.get(input.covenant)
      const verdict = judge(input, view, now)
      if (Result.isFailure(verdict)) return Effect.succeed(settled(Result.fail(verdict.failure)))
      if (!canEncode(ring)) return Effect.fail(new KeysNotReady({ covenant: input.covenant }))
      if (isOutdated(input, ring)) return Effect.succeed(settled(Result.fail(outdated())))
      return Effect.succeed({ kind: "admitted", input, ring, registration: verdict.success, keyed: own })
    })
    const encoded = yield* encoder.encodeAll(judged.filter((one) => one.kind === "admitted"))
    const restricted = yield* restrictedPersons(view)
    const inOrder = encoded.values()
    return yield* Effect.forEach(judged, (one): Effect.Effect<Prepared, never, SecureRandom> => {
      if (one.kind === "settled") return Effect.succeed(one)
      const own = inOrder.next().value
      if (own === undefined) return Effect.die("an encoding per admitted signal")
      return seal(poster, one, own, view, restricted.get(one.input.covenant) ?? [], now)
    })
  })

  /** Writes what is ready. Of two posts with one key at the same moment one is written; the other gets its answer. */
  const write = Effect.fnUntraced(function* (poster: Poster, prepared: ReadonlyArray<Prepared>) {
    const ready = prepared.filter((one) => one.kind === "ready")
    const keyed = ready.flatMap((one) =>
      one.keyed === undefined ? [] : [{ ...one.keyed, receipt: one.ready.receipt }]
    )
    const taken = yield* claim(poster, keyed)
    const missed = keyed.filter((post) => !taken.has(post.key))
    const earlier = yield* findEarlier(poster, missed)
    const mine = ready.filter((one) => one.keyed === undefined || taken.has(one.keyed.key)).map((one) => one.ready)
    yield* insertSignals(mine.map((one) => one.signal))
    yield* logSignals(
      posterActor(poster),
      "signal-registered",
      logClauses.registered,
      mine.map(({ signal: { stored } }) => actOn(stored.facts))
    )
    yield* Outbox.append(
      mine.map(({ signal: { stored } }) => ({
        event: SignalRegistered.make(stored.facts),
        subject: stored.facts.signal,
        partitionkey: stored.facts.covenant,
        dataref: DATAREF
      }))
    )
    return prepared.map((one): Registered => {
      if (one.kind === "settled") return one.outcome
      const before = one.keyed === undefined ? undefined : earlier.get(one.keyed.key)
      return before === undefined ? Result.succeed(one.ready.receipt) : outcomeOf(before)
    })
  })

  const storeMany = Effect.fn("SignalIntake.storeMany")(function* (poster: Poster, prepared: ReadonlyArray<Prepared>) {
    if (prepared.every((one) => one.kind === "settled")) return prepared.map((one) => one.outcome)
    const covenants = prepared.flatMap((one) => (one.kind === "ready" ? [one.ready.signal.stored.facts.covenant] : []))
    return yield* store.transaction(write(poster, prepared)).pipe(asPoster(poster, covenants))
  })

  const register = Effect.fn("SignalIntake.register")(function* (poster: Poster, post: Post) {
    // One transaction for reading and writing: fewer round trips than two.
    const [outcome] = yield* store
      .transaction(Effect.flatMap(prepareMany(poster, [post]), (prepared) => write(poster, prepared)))
      .pipe(asPoster(poster, [post.input.covenant]))
      // Sealed under a key that was rotated away in that very moment: again, with the new one.
      .pipe(Effect.retry({ times: 2, while: (error) => error._tag === "KeysNotReady" }))
    if (outcome === undefined) return yield* Effect.die("one post has one outcome")
    return yield* Effect.fromResult(outcome)
  })

  const check = Effect.fn("SignalIntake.check")(function* (poster: Poster, input: SignalInput) {
    const view = yield* registry.view(poster.partner, [input.covenant])
    const ring = (yield* ringsOf(view)).get(input.covenant)
    const now = yield* DateTime.now
    const verdict = judge(input, view, now)
    if (Result.isFailure(verdict)) return { allowed: false, reasons: verdict.failure.reasons }
    if (canEncode(ring) && isOutdated(input, ring)) return { allowed: false, reasons: outdated().reasons }
    const would = wouldBe(input, verdict.success, view.covenants.get(input.covenant) ?? [], now)
    const allowed: CheckVerdict = { allowed: true, reasons: [], would }
    const persons = (yield* restrictedPersons(view)).get(input.covenant) ?? []
    if (persons.length === 0) return allowed
    if (!canEncode(ring)) return yield* new KeysNotReady({ covenant: input.covenant })
    const restricted = objectionReasons(encodeSignal(input, encodingKeys(ring)), persons)
    return restricted.length === 0 ? allowed : { allowed: false, reasons: restricted }
  })

  return SignalIntake.of({
    register: (poster, post) => register(poster, post).pipe(Effect.provideContext(context)),
    prepareMany: (poster, posts) =>
      prepareMany(poster, posts).pipe(
        asPoster(
          poster,
          posts.map(({ input }) => input.covenant)
        ),
        Effect.provideContext(context)
      ),
    storeMany: (poster, prepared) => storeMany(poster, prepared).pipe(Effect.provideContext(context)),
    check: (poster, input) =>
      check(poster, input).pipe(asPoster(poster, [input.covenant]), Effect.provideContext(context))
  })
})
