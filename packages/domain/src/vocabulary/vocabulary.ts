import { Schema } from "effect"

/** Codes are open to addition; a version is never edited once signals were recorded under it. */
export const VOCABULARY_VERSION = 1

export const Angle = Schema.Literals([
  "education",
  "welfare",
  "civil-affairs",
  "police",
  "mental-health",
  "youth-care",
  "housing",
  "community",
  "civil-society"
])
export type Angle = typeof Angle.Type

export const Behaviour = Schema.Literals([
  "withdrawal",
  "breaking-contacts",
  "sudden-change",
  "threat",
  "intimidation",
  "hate-speech",
  "call-to-violence",
  "glorifying-violence",
  "propaganda-sharing",
  "recruiting",
  "weapon-interest",
  "travel-plans",
  "vandalism",
  "grievance",
  "seeking-like-minded"
])
export type Behaviour = typeof Behaviour.Type

export const Theme = Schema.Literals([
  "jihadism",
  "right-extremism",
  "left-extremism",
  "anti-institutional-extremism",
  "single-issue-extremism",
  "inter-ethnic-tension",
  "antisemitism",
  "anti-muslim-hatred",
  "anti-lgbtiq-hatred",
  "group-conflict"
])
export type Theme = typeof Theme.Type

export const ExpressionType = Schema.Literals(["handle", "channel", "slogan", "symbol", "music", "image"])
export type ExpressionType = typeof ExpressionType.Type
