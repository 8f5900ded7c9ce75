import {
  type DisclosureLevel,
  liftsShielding,
  mayAskAgreement,
  mayChangeStatus,
  type SignalId
} from "@kruisverband/domain"
import { conflict, notFound } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { actorOf as covenantActor, readState, worksIn } from "../covenants/CovenantState.ts"
import { allowed } from "../covenants/lifeProblem.ts"
import { posterCovenants, requirePoster } from "../posting/delegate.ts"
import { sharedAs } from "../posting/shielding.ts"
import { lockRegistry } from "../registry/recordVersion.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { sealText } from "../vault/sealedTexts.ts"
import { type AgreementOrder, addAgreement, findOpenAgreement } from "./AgreementRecord.ts"
import { actorOf, logAgreement } from "./agreementDesk.ts"
import { agreed } from "./agreementProblem.ts"

/**
 * Keeps what a person asks, with the reason sealed, and a line in the log; the id. Asked already and still open: that one.
 * What the person may ask is decided first. One transaction.
 */
export const keepRequest = Effect.fn("agreements.keep")(function* (
  caller: SessionCaller,
  order: AgreementOrder,
  reason: string,
  trace: string
) {
  const { clause, role } = yield* agreed(mayAskAgreement(actorOf(caller), order))
  const { transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      // Nobody asks the same at the same moment.
      yield* lockRegistry
      const open = yield* findOpenAgreement(order.act, order.covenant, order.object)
      if (open !== undefined) return open.id
      const id = yield* addAgreement(order, (fresh) => sealText(order.covenant, fresh, reason))
      yield* logAgreement(caller.user.id, role, { ...order, id }, { action: "agreement-asked", clause, trace })
      return id
    })
  )
})

/** Ending a covenant: what its administrator may do, but for the second person. 404 for who does not work in it. */
export const askToEnd = Effect.fn("agreements.askToEnd")(function* (
  caller: SessionCaller,
  covenant: AgreementOrder["covenant"],
  reason: string,
  trace: string
) {
  if (!worksIn(caller, covenant)) return yield* notFound()
  const current = (yield* readState(covenant)).adopted.at(-1)
  if (current === undefined) return yield* notFound()
  yield* allowed(mayChangeStatus({ actor: covenantActor(caller), document: current, to: "ended" }))
  const order = { act: "covenant-end", covenant, object: covenant, detail: {}, askedBy: caller.user.id } as const
  return yield* keepRequest(caller, order, reason, trace)
})

/** Showing the source of an own signal that is shielded. 404 for a signal that is not one's organisation's. */
export const askToRaise = Effect.fn("agreements.askToRaise")(function* (
  caller: SessionCaller,
  signal: SignalId,
  level: DisclosureLevel,
  reason: string,
  trace: string
) {
  const { partner, user } = yield* requirePoster(caller)
  const { covenant, level: from } = yield* sharedAs({ partner, user: user.id, trace }, signal)
  if (!posterCovenants(caller).includes(covenant)) return yield* notFound()
  if (!liftsShielding(from, level))
    return yield* conflict("no-second-person-needed", {
      nl: "Hiervoor is geen tweede persoon nodig. Verander het delen zelf.",
      en: "This takes no second person. Change the sharing yourself."
    })
  const order = { act: "sharing-raised", covenant, object: signal, partner, detail: { level, from } } as const
  return yield* keepRequest(caller, { ...order, askedBy: user.id }, reason, trace)
})
