import { Schema } from "effect"
import { Bilingual } from "../text.ts"

/** Why the platform will not record, link or show something. Stable: partners' systems branch on it. */
export const RefusalCode = Schema.Literals([
  "covenant-unknown",
  "covenant-not-active",
  "covenant-suspended",
  "partner-not-party",
  "role-not-allowed",
  "purpose-outside-covenant",
  "kind-not-covered",
  "person-in-polarisation-signal",
  "subject-missing",
  "place-or-group-missing",
  "religious-observance-only",
  "political-activity-only",
  "informal-network",
  "observation-missing",
  "name-in-polarisation-text",
  "identifier-not-covered",
  "special-category-not-covered",
  "bsn-not-covered",
  "health-content-without-ground",
  "below-minimum-age",
  "observed-in-future",
  "observed-too-long-ago",
  "place-outside-covenant",
  "training-required",
  "restricted-by-objection",
  "encoding-invalid",
  "encoding-outdated",
  "attestation-missing",
  "sealing-not-permitted",
  "token-not-bound"
])
export type RefusalCode = typeof RefusalCode.Type

/** One reason: the code, the covenant's clause or the law it rests on, and a text that says what to do. */
export const Reason = Schema.Struct({ code: RefusalCode, clause: Schema.String, text: Bilingual })
export type Reason = typeof Reason.Type
