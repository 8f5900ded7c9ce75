import type { OpenedSeal } from "@kruisverband/contract"
import {
  type CovenantId,
  type DisclosureLevel,
  logClauses,
  type SignalId,
  type SignalInput,
  type UserId
} from "@kruisverband/domain"
import type { KeysUnavailable } from "@kruisverband/privacy"
import { Sql, type StoreError, underStance } from "@kruisverband/store"
import { type CovenantKeyring, type CovenantRing, withRing } from "@kruisverband/vault"
import { Context, Effect, Layer } from "effect"
import { recordAccess } from "../access/recordAccess.ts"
import { type Actor, logSignals } from "../log/logSignals.ts"
import { restrictedAmong } from "../rights/restrictedSignals.ts"
import { lowest } from "../signals/amendInput.ts"
import { findSeals, findSignals } from "../signals/SignalRepository.ts"
import { openContent, openIdentity, type SealedSignal } from "../signals/sealSignal.ts"

export interface Opening {
  readonly covenant: CovenantId
  readonly viewer: UserId
  readonly role: string
  readonly purpose: string
  /** What the policy allows this viewer of each. */
  readonly signals: ReadonlyArray<{ readonly id: SignalId; readonly level: DisclosureLevel }>
}

/** Opens sealed content for a viewer, never further than the poster shares it now, and never unrecorded. */
export class Seals extends Context.Service<
  Seals,
  {
    /** Signals of another covenant, withdrawn, restricted and unknown ones are left out. */
    readonly open: (
      opening: Opening,
      actor: Actor
    ) => Effect.Effect<ReadonlyArray<OpenedSeal>, StoreError | KeysUnavailable>
  }
>()("ingest/internal/Seals") {
  static readonly layer = Layer.effect(
    Seals,
    Effect.suspend(() => make)
  )
}

const placesOf = ({ place }: SignalInput): ReadonlyArray<string> =>
  [place?.district, place?.postcode, place?.description].flatMap((part) => (part?.trim() ? [part] : []))

/** Content without who posted it: `without-source` and `full` differ in what casework knows of the partner, not here. */
const openSeal = Effect.fnUntraced(function* (
  ring: CovenantRing,
  signal: SignalId,
  level: DisclosureLevel,
  sealed: SealedSignal
) {
  const content = yield* openContent(ring, sealed)
  const subjects = yield* openIdentity(ring, sealed)
  const seal: OpenedSeal = {
    signal,
    level,
    observation: content.observation,
    ...(content.assessment === undefined ? {} : { assessment: content.assessment }),
    ...(content.kind === "radicalisation" ? { subjects } : {}),
    groups: (content.groups ?? []).map((group) => group.name),
    expressions: content.expressions ?? [],
    places: placesOf(content)
  }
  return seal
})

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | CovenantKeyring>()
  const store = yield* Sql

  const openAll = Effect.fnUntraced(function* (opening: Opening, actor: Actor) {
    const { covenant, purpose, role, viewer } = opening
    const ids = opening.signals.map(({ id }) => id)
    const stored = yield* findSignals(ids)
    const restricted = yield* restrictedAmong(ids)
    const shared = new Map(
      stored
        .filter(
          ({ facts, withdrawnAt }) =>
            facts.covenant === covenant && withdrawnAt === undefined && !restricted.has(facts.signal)
        )
        .map(({ facts }) => [facts.signal, facts.level] as const)
    )
    const allowed = opening.signals.flatMap(({ id, level }) => {
      const own = shared.get(id)
      return own === undefined ? [] : [{ id, level: lowest(level, own) }]
    })
    const open = allowed.filter(({ level }) => level !== "existence-only")
    const seals = yield* findSeals(
      covenant,
      open.map(({ id }) => id)
    )
    yield* recordAccess(open.map(({ id, level }) => ({ covenant, signal: id, viewer, role, purpose, level })))
    const opened = yield* withRing(covenant, (ring) =>
      Effect.forEach(allowed, ({ id, level }) => {
        const sealed = level === "existence-only" ? undefined : seals.get(id)
        const closed: OpenedSeal = { signal: id, level: "existence-only" }
        return sealed === undefined ? Effect.succeed(closed) : openSeal(ring, id, level, sealed)
      })
    )
    const known = new Map(stored.map(({ facts }) => [facts.signal, facts] as const))
    yield* logSignals(
      actor,
      "seal-opened",
      logClauses.shown,
      open.map(({ id, level }) => ({
        signal: id,
        covenant,
        purpose,
        level,
        persons: known.get(id)?.subjects ?? 0,
        angle: known.get(id)?.angle
      }))
    )
    // A covenant never heard of has no signals either.
    return opened ?? []
  })

  // The record is committed before anything is handed out.
  const open = Effect.fn("Seals.open")(function* (opening: Opening, actor: Actor) {
    // As a caller of this covenant: sealed words that are shared as existence only are not even there.
    return yield* store
      .transaction(openAll(opening, actor))
      .pipe(underStance({ name: "caller", covenants: [opening.covenant] }))
  })

  return Seals.of({ open: (opening, actor) => open(opening, actor).pipe(Effect.provideContext(context)) })
})
