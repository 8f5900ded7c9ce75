import { Schema } from "effect"

/** A part of a letter: a heading, what it says, and a list under it. */
export const LetterSection = Schema.Struct({
  heading: Schema.String,
  paragraphs: Schema.Array(Schema.String),
  items: Schema.Array(Schema.String)
})
export type LetterSection = typeof LetterSection.Type

/** The draft of a decision letter, in one language. A person reads it, mends it and signs it. */
export const DecisionLetter = Schema.Struct({
  title: Schema.String,
  /** Place for whom it is to. */
  to: Schema.String,
  sections: Schema.Array(LetterSection)
})
export type DecisionLetter = typeof DecisionLetter.Type
