import type { ErasureReceipt } from "@kruisverband/contract"
import {
  type CovenantId,
  type ErasedAs,
  type ErasureCause,
  LOGGED_AS_NONE,
  logClauses,
  logPurposes,
  SignalId
} from "@kruisverband/domain"
import { newTrace } from "@kruisverband/http"
import { Ids, Sql, type StoreError } from "@kruisverband/store"
import { ErasureJournal, type JournalError, type JournalUnusable, reapplyErasures } from "@kruisverband/vault"
import { Context, DateTime, Effect, Layer } from "effect"
import { iso } from "../instant.ts"
import { type Actor, logSignals } from "../log/logSignals.ts"
import { lockWhole, type Whole } from "./destroyRows.ts"
import { eraseWhole } from "./eraseWhole.ts"

export interface ErasureOrder {
  readonly covenant: CovenantId
  readonly signals: ReadonlyArray<SignalId>
  readonly cause: ErasureCause
  /** User id, or `system:<name>`. */
  readonly askedBy: string
  /** Number of a request or decision elsewhere; never words about a person. */
  readonly reference: string | undefined
}

/**
 * Destroys everything of signals: data keys, seals, encodings, questions and answers, told codes. A tombstone stays, and
 * a line in the journal. The other services hear of it and erase what they derived.
 */
export class Erasure extends Context.Service<
  Erasure,
  {
    /** Idempotent: what is gone already is not erased again. What a hold keeps only a court order destroys. Each call gives a receipt. */
    readonly erase: (order: ErasureOrder, actor?: Actor) => Effect.Effect<ErasureReceipt, StoreError | JournalError>
    /** The same for one signal that its poster takes back, in the caller's transaction and without a receipt. */
    readonly withdraw: (covenant: string, signal: string) => Effect.Effect<void, StoreError | JournalError>
    /** Before anything is served: erases again what a restored backup brought back. The number of lines applied. */
    readonly reapply: Effect.Effect<number, StoreError | JournalError | JournalUnusable>
  }
>()("ingest/erasure/Erasure") {
  static readonly layer = Layer.effect(
    Erasure,
    Effect.suspend(() => make)
  )
}

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | ErasureJournal>()
  const journal = yield* ErasureJournal
  const store = yield* Sql

  const journaled = Effect.fnUntraced(function* (covenant: string, signals: ReadonlyArray<string>, as: ErasedAs) {
    // What is held is destroyed by nobody but a court (L19).
    const whole = yield* lockWhole(covenant, signals, as !== "court-order")
    const at = iso(yield* DateTime.now)
    // First the journal: should the commit fail, the next start completes what was asked for.
    const ids = whole.map(({ id }) => id)
    yield* journal.append(ids.map((signal) => ({ at, covenant, signal, as })))
    return { at, whole, ...(yield* eraseWhole(covenant, ids, as)) }
  })

  const logErased = (actor: Actor, action: string, covenant: string, whole: ReadonlyArray<Whole>) =>
    logSignals(
      actor,
      action,
      logClauses.erased,
      whole.map(({ id, level, subjects }) => ({
        signal: id,
        covenant,
        purpose: logPurposes.erasure,
        level,
        persons: subjects
      }))
    )

  const erase = Effect.fn("Erasure.erase")(function* (
    { askedBy, cause, covenant, reference, signals }: ErasureOrder,
    actor?: Actor
  ) {
    const by = actor ?? { who: askedBy, role: LOGGED_AS_NONE, trace: yield* newTrace }
    return yield* store.transaction(
      Effect.gen(function* () {
        const { at, destroyed, tombstones, whole } = yield* journaled(covenant, signals, cause)
        const id = yield* (yield* Ids).uuid7
        const erased = tombstones.map(({ signal }) => SignalId.make(signal))
        yield* store.run("Erasure.receipt", (db) =>
          db
            .insertInto("ingest.erasure")
            .values({
              covenant,
              id,
              at,
              cause,
              asked_by: askedBy,
              reference: reference ?? null,
              signals: erased,
              destroyed: JSON.stringify(destroyed)
            })
            .execute()
        )
        yield* logErased(by, "signal-erased", covenant, whole)
        const receipt: ErasureReceipt = { id, covenant, cause, at, signals: erased, destroyed }
        return receipt
      })
    )
  })

  const reapply = reapplyErasures((erased) =>
    Effect.forEach(
      Map.groupBy(erased, ({ as, covenant }) => `${covenant} ${as}`).values(),
      ([first, ...rest]) =>
        Effect.gen(function* () {
          if (first === undefined) return
          const { as, covenant } = first
          const whole = yield* lockWhole(
            covenant,
            [first, ...rest].map(({ signal }) => signal),
            false
          )
          // The journal's codes are ours, written by `journaled`.
          yield* eraseWhole(
            covenant,
            whole.map(({ id }) => id),
            as as ErasedAs
          )
          const actor = { who: "system:ingest", role: "service", trace: yield* newTrace }
          yield* logErased(actor, "signal-erased-again", covenant, whole)
        }),
      { discard: true }
    )
  )

  return Erasure.of({
    erase: (order, actor) => Effect.provideContext(erase(order, actor), context),
    withdraw: (covenant, signal) =>
      Effect.provideContext(Effect.asVoid(journaled(covenant, [signal], "withdrawn")), context),
    reapply: Effect.provideContext(reapply, context)
  })
})
