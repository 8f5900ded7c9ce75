import {
  type AgreementRefusal,
  agreementRefusalTexts,
  Bilingual,
  LOGGED_AS_NONE,
  mayAskAgreement,
  mayUse,
  type Role,
  refuseAgreement
} from "@kruisverband/domain"
import { newTrace } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Result, Schema } from "effect"
import { lockRegistry } from "../registry/recordVersion.ts"
import { readUser } from "../session/Sessions.ts"
import {
  type AgreementOrder,
  addAgreement,
  findAgreement,
  findOpenAgreement,
  settleAgreement
} from "./AgreementRecord.ts"
import { logAgreement } from "./agreementDesk.ts"

/** A command may not ask, or has no agreement to do what it does; told in full. */
export class AgreementRefused extends Schema.TaggedError<AgreementRefused>()("AgreementRefused", {
  reasons: Schema.NonEmptyArray(Schema.Struct({ code: Schema.String, clause: Schema.String, text: Bilingual }))
}) {
  override get message(): string {
    return this.reasons.map(({ code, text }) => `${code}: ${text.nl} / ${text.en}`).join("\n")
  }
}

const fitting = <A>(outcome: Result.Result<A, AgreementRefusal>): Effect.Effect<A, AgreementRefused> =>
  Result.isSuccess(outcome)
    ? Effect.succeed(outcome.success)
    : Effect.fail(new AgreementRefused({ reasons: outcome.failure.reasons }))

const same = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

/**
 * A command's request for a second person, in the name of a user; its id. The same asked again while it is open is that one.
 * By codes and numbers alone: what is typed at a command stays in its history.
 */
export const askByCommand = Effect.fn("agreements.askByCommand")(function* (order: AgreementOrder) {
  const user = yield* readUser(order.askedBy)
  const actor = { user: order.askedBy, grants: user?.grants ?? [], partner: user?.partner }
  const { clause, role } = yield* fitting(mayAskAgreement(actor, order))
  const { transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      yield* lockRegistry
      const open = yield* findOpenAgreement(order.act, order.covenant, order.object)
      if (open !== undefined && open.askedBy === order.askedBy && same(open.detail, order.detail)) return open.id
      const id = yield* addAgreement(order, () => Effect.succeed(undefined))
      const trace = yield* newTrace
      yield* logAgreement(order.askedBy, role, { ...order, id }, { action: "agreement-asked", clause, trace })
      return id
    })
  )
})

/** What a command is about to do, by which request. */
export type Wanted = Pick<AgreementOrder, "act" | "covenant" | "object" | "detail" | "askedBy">

/** The request by which precisely this may be done now, and who agreed. `lock`: until the caller's transaction ends. */
export const requireAgreed = Effect.fn("agreements.requireAgreed")(function* (
  id: string,
  wanted: Wanted,
  lock = false
) {
  const record = yield* findAgreement(id, lock)
  yield* fitting(mayUse(record, wanted, yield* DateTime.now))
  const by = record?.settledBy
  if (
    record === undefined ||
    by === undefined ||
    record.object !== wanted.object ||
    !same(record.detail, wanted.detail)
  )
    return yield* fitting(refuseAgreement("not-agreed"))
  return { record, by }
})

/** It was done: the request does nothing more. In the caller's transaction. */
export const useAgreement = Effect.fn("agreements.use")(function* (id: string, wanted: Wanted, role: Role | undefined) {
  const { record } = yield* requireAgreed(id, wanted, true)
  yield* settleAgreement(record, "done", undefined)
  const trace = yield* newTrace
  const { clause } = agreementRefusalTexts["not-agreed"]
  yield* logAgreement(record.askedBy, role ?? LOGGED_AS_NONE, record, { action: "agreement-used", clause, trace })
})
