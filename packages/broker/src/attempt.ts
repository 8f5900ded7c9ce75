import { Inbox, keyOf, Sql, StoreError } from "@kruisverband/store"
import { Cause, Effect, Exit, Option, Result } from "effect"
import type { Received } from "./decodeRecord.ts"
import { drained } from "./drained.ts"
import { Fenced } from "./EventLog.ts"

/** What a service does with events. */
export interface Handler<P, R> {
  /**
   * Fetches what the events need, outside the transaction. Its failures are taken for an outage and tried again for
   * ever; what can never succeed must not fail but be told to `handle` in the prepared value.
   */
  readonly prepare?: (events: ReadonlyArray<Received>) => Effect.Effect<P, unknown, R>
  /**
   * The effect, in one transaction with the inbox and with what it appends to the outbox. `prepared` is of these very
   * events. May be run again after a rollback.
   */
  readonly handle: (events: ReadonlyArray<Received>, prepared: P) => Effect.Effect<void, unknown, R>
}

/** How an attempt ended. */
export type Outcome =
  | { readonly _tag: "done" }
  /** Someone else had some of these events meanwhile: look again. */
  | { readonly _tag: "stale" }
  /** Another instance has gone on with the whole batch. */
  | { readonly _tag: "fenced" }
  /** What we depend on is away; the events are not to blame. */
  | { readonly _tag: "outage"; readonly code: string }
  /** One of these events cannot be handled. */
  | { readonly _tag: "poison"; readonly code: string }

class Stale {
  readonly _tag = "Stale"
}
export const stale = new Stale()

/** Missing tables and rights (42P01, 42501, 3F000, 28, 3D): a deployment half-way, not a matter of one event. */
const ENVIRONMENT = /^(?:42P01|42501|3F000|28|3D)/u

const tagOf = (error: unknown): string => {
  const tag: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "_tag") : undefined
  return typeof tag === "string" ? tag : "unknown"
}

const kebab = (tag: string): string => tag.replace(/([a-z0-9])([A-Z])/gu, "$1-$2").toLowerCase()

const outcomeOf = (exit: Exit.Exit<unknown, unknown>): Effect.Effect<Outcome> => {
  if (Exit.isSuccess(exit)) return Effect.succeed({ _tag: "done" })
  if (Result.isSuccess(Cause.findDefect(exit.cause))) return Effect.succeed({ _tag: "poison", code: "handler-defect" })
  const found = Cause.findErrorOption(exit.cause)
  // Nothing but an interruption: pass it on.
  if (Option.isNone(found)) return Effect.interrupt
  const error = found.value
  if (error === stale) return Effect.succeed({ _tag: "stale" })
  if (error instanceof Fenced) return Effect.succeed({ _tag: "fenced" })
  if (!(error instanceof StoreError)) return Effect.succeed({ _tag: "poison", code: `refused-${kebab(tagOf(error))}` })
  if (error.transient || ENVIRONMENT.test(error.code)) return Effect.succeed({ _tag: "outage", code: error.code })
  return Effect.succeed({ _tag: "poison", code: `store-${error.code}` })
}

/** Tries events once: prepared outside, handled inside one transaction that begins with `before` and ends with `after`. */
export const attempt = <P, R, E, E2, R2>(
  handler: Handler<P, R>,
  events: ReadonlyArray<Received>,
  before: Effect.Effect<void, E, R2>,
  after: Effect.Effect<void, E2, R2>
): Effect.Effect<Outcome, never, R | R2 | Sql> =>
  Effect.gen(function* () {
    // A handler without `prepare` declares no `P`, and so asks for nothing of it.
    const prepare = handler.prepare ?? (() => Effect.succeed(undefined as P))
    const prepared = yield* Effect.exit(prepare(events))
    if (Exit.isFailure(prepared)) {
      const outcome = yield* outcomeOf(prepared)
      if (outcome._tag !== "poison" || outcome.code === "handler-defect") return outcome
      return { _tag: "outage", code: outcome.code }
    }
    const { transaction } = yield* Sql
    const work = Effect.gen(function* () {
      yield* before
      yield* handler.handle(events, prepared.value)
      yield* after
    })
    return yield* outcomeOf(yield* Effect.exit(drained(transaction(work))))
  })

/** Enters the events in the inbox; goes no further if one of them was in it. */
export const enterAll = (group: string, events: ReadonlyArray<{ readonly source: string; readonly id: string }>) =>
  Effect.flatMap(Inbox.enter(group, events), (fresh) =>
    fresh === new Set(events.map(keyOf)).size ? Effect.void : Effect.fail(stale)
  )
