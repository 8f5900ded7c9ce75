import { LinkId, Recipient, SharingQuestion, SharingVerdict, SignalId, VisibleLevel } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

/** One of three: a question in words, a signal that is not posted yet, or telling somebody about an existing link. */
export const SharingCheck = Schema.Union([
  Schema.Struct({ question: SharingQuestion }),
  Schema.Struct({
    /** As it would be posted. */
    draft: Schema.Record(Schema.String, Schema.Unknown)
  }),
  Schema.Struct({ link: LinkId, to: Recipient })
]).annotate({ identifier: "SharingCheck" })
export type SharingCheck = typeof SharingCheck.Type

export const SharingAnswer = Schema.Struct({
  ...SharingVerdict.fields,
  /** About a link: how much of each signal may be told. */
  signals: Schema.optionalKey(
    Schema.Array(Schema.Struct({ signal: SignalId, level: VisibleLevel, clause: Schema.String }))
  )
}).annotate({ identifier: "SharingAnswer" })
export type SharingAnswer = typeof SharingAnswer.Type

/** "May I share this?" (requirement B8). The verdict of posting and of showing; nothing of the question is kept anywhere. */
export const checkSharing = endpoint({
  id: "checkSharing",
  method: "POST",
  path: "/checks",
  tag: "sharing-check",
  summary: { nl: "Mag ik dit delen?", en: "May I share this?" },
  auth: { kind: "session" },
  body: SharingCheck,
  success: { status: 200, schema: SharingAnswer },
  problems: [404]
})
