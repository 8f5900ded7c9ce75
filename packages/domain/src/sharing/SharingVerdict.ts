import { Schema } from "effect"
import { RefusalCode } from "../refusal/Refusal.ts"
import { VisibleLevel } from "../signal/Sharing.ts"
import { Bilingual } from "../text.ts"

/** A ground of the verdict: the clause and law, and what it says. */
export const SharingGround = Schema.Struct({ code: Schema.String, clause: Schema.String, text: Bilingual })
export type SharingGround = typeof SharingGround.Type

/** The answer to "may I share this?", for reading aloud: one sentence, then why, what to leave out and whom to ask. */
export const SharingVerdict = Schema.Struct({
  answer: Schema.Literals(["yes", "yes-without", "no"]),
  sentence: Bilingual,
  grounds: Schema.Array(SharingGround),
  leaveOut: Schema.Array(Schema.Struct({ code: RefusalCode, text: Bilingual })),
  /** Whom to ask, or what to do instead. Never empty. */
  ask: Schema.Array(Bilingual),
  /** Who would see what, where it is about a signal that could be posted. */
  sees: Schema.Array(Schema.Struct({ who: Bilingual, level: VisibleLevel }))
}).annotate({ identifier: "SharingVerdict" })
export type SharingVerdict = typeof SharingVerdict.Type
