import { CovenantId, RecipientNoticeId, SignalId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const

/** To an organisation, or to somebody of the region, that saw a signal which a request had corrected or erased (AVG 19). Local dates. */
export const RecipientNotice = Schema.Struct({
  id: RecipientNoticeId,
  covenant: CovenantId,
  what: Schema.Literals(["erased", "corrected"]),
  /** What they saw. */
  signals: Schema.Array(SignalId),
  lastSeenOn: Schema.String,
  toldOn: Schema.String,
  acknowledgedOn: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "RecipientNotice" })
export type RecipientNotice = typeof RecipientNotice.Type

/** Those for the viewer and for their organisation, not yet acknowledged first, then newest first; at most a hundred. */
export const listRecipientNotices = endpoint({
  id: "listRecipientNotices",
  method: "GET",
  path: "/recipient-notices",
  tag: "rights",
  summary: { nl: "Wat u zag en is gecorrigeerd of gewist", en: "What you saw and was corrected or erased" },
  auth: session,
  success: { status: 200, schema: Schema.Struct({ notices: Schema.Array(RecipientNotice) }) }
})

/** That copies were corrected or removed; anybody of the organisation may say so. Again: the first day stands. */
export const acknowledgeRecipientNotice = endpoint({
  id: "acknowledgeRecipientNotice",
  method: "POST",
  path: "/recipient-notices/{id}/acknowledge",
  tag: "rights",
  summary: { nl: "Bevestigen dat afschriften zijn verwijderd", en: "Confirm that copies were removed" },
  auth: session,
  params: Schema.Struct({ id: RecipientNoticeId }),
  success: { status: 200, schema: RecipientNotice },
  problems: [404]
})
