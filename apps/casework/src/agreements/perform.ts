import { confirmHold } from "@kruisverband/contract"
import { CovenantId, DisclosureLevel, SignalId, UserId } from "@kruisverband/domain"
import { callEndpoint } from "@kruisverband/http"
import { Effect, Schema } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { endCovenant } from "../covenants/endCovenant.ts"
import { raiseSharing } from "../posting/shielding.ts"
import type { AgreementRecord } from "./AgreementRecord.ts"

const decodeLevel = Schema.decodeUnknownEffect(DisclosureLevel)

/**
 * What agreeing does by another service, before it is written down that somebody agreed: each may be done again without
 * harm, so what breaks off in between is agreed to once more. Not in a transaction.
 */
export const performElsewhere = Effect.fn("agreements.performElsewhere")(function* (
  { act, askedBy, covenant, detail, object, partner }: AgreementRecord,
  by: string,
  trace: string
) {
  if (act === "hold") {
    const { ingest } = yield* CaseworkConfig
    yield* callEndpoint(confirmHold, ingest, {
      headers: { traceparent: `00-${trace}-${trace.slice(16)}-01` },
      body: { covenant: CovenantId.make(covenant), hold: object, by: UserId.make(by) }
    })
  }
  if (act === "sharing-raised" && partner !== undefined) {
    const level = yield* Effect.orDie(decodeLevel(detail.level))
    yield* raiseSharing({ partner, user: askedBy, trace }, SignalId.make(object), level)
  }
})

/** What agreeing does here, in the transaction that keeps the agreement. Whether the act is done by it: a command does its own. */
export const performHere = Effect.fn("agreements.performHere")(function* (
  { act, askedBy, covenant }: AgreementRecord,
  words: string | undefined,
  headers: Headers
) {
  if (act === "covenant-end") yield* endCovenant(askedBy, CovenantId.make(covenant), words, headers)
  return act !== "export" && act !== "key-destruction"
})
