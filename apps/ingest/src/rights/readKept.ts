import type { KeptSignal } from "@kruisverband/contract"
import { KeptSignal as Kept } from "@kruisverband/contract"
import type { CovenantId, SignalId, UserId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { withRing } from "@kruisverband/vault"
import { Effect, Schema } from "effect"
import { recordAccess } from "../access/recordAccess.ts"
import { findSeals, findSignals } from "../signals/SignalRepository.ts"
import type { StoredSignal } from "../signals/StoredSignal.ts"
import { openContent, openIdentity, type SealedSignal } from "../signals/sealSignal.ts"

interface Order {
  readonly covenant: CovenantId
  readonly by: UserId
  readonly signals: ReadonlyArray<SignalId>
}

const ROLE = "data-protection-officer"
const PURPOSE = "rights-of-persons"

const decode = Schema.decodeUnknownSync(Kept)

const findViews = Effect.fnUntraced(function* (covenant: string, signals: ReadonlyArray<string>) {
  if (signals.length === 0) return []
  const { run } = yield* Sql
  return yield* run("Kept.views", (db) =>
    db
      .selectFrom("ingest.access")
      .select(["signal", "at", "viewer", "role", "level"])
      .where("covenant", "=", covenant)
      .where("signal", "in", signals)
      .where("purpose", "<>", PURPOSE)
      .orderBy("at")
      .orderBy("id")
      .execute()
  )
})

const opened = (covenant: string, sealed: SealedSignal) =>
  withRing(covenant, (ring) =>
    Effect.gen(function* () {
      const { assessment, observation } = yield* openContent(ring, sealed)
      const subjects = yield* openIdentity(ring, sealed)
      const [about] = subjects.length === 1 ? subjects : []
      return {
        observation,
        ...(assessment === undefined ? {} : { assessment }),
        ...(about === undefined ? {} : { about })
      }
    })
  )

/**
 * What is kept of signals, for the person whom they are about: content only as far as the poster shares it at all, and
 * identity only where the signal is about nobody else. In the caller's transaction, with the record that it was opened.
 */
export const readKept = Effect.fn("rights.readKept")(function* ({ by, covenant, signals }: Order) {
  const stored = (yield* findSignals(signals)).filter(
    ({ facts, withdrawnAt }) => facts.covenant === covenant && withdrawnAt === undefined
  )
  const shared = stored.filter(({ facts }) => facts.level !== "existence-only").map(({ facts }) => facts)
  const views = yield* findViews(
    covenant,
    stored.map(({ facts }) => facts.signal)
  )
  yield* recordAccess(
    shared.map(({ level, signal }) => ({ covenant, signal, viewer: by, role: ROLE, purpose: PURPOSE, level }))
  )
  const seals = yield* findSeals(
    covenant,
    shared.map(({ signal }) => signal)
  )
  return yield* Effect.forEach(stored, ({ facts, observedDay }: StoredSignal) =>
    Effect.gen(function* () {
      const sealed = seals.get(facts.signal)
      const content = sealed === undefined ? undefined : yield* opened(covenant, sealed)
      const kept: KeptSignal = decode({
        signal: facts.signal,
        angle: facts.angle,
        ...(facts.level === "full" ? { partner: facts.partner } : {}),
        receivedAt: facts.receivedAt,
        observedAt: observedDay ?? facts.observedAt,
        behaviours: facts.behaviours,
        themes: facts.themes,
        persons: facts.subjects,
        ...content,
        views: views
          .filter(({ signal }) => signal === facts.signal)
          .map(({ at, level, role, viewer }) => ({ at: at.toISOString(), level, role, viewer }))
      })
      return kept
    })
  )
})
