import { Schema } from "effect"

/** A text for people, in both languages of the platform. Dutch is plain (B1). */
export const Bilingual = Schema.Struct({ nl: Schema.String, en: Schema.String })
export type Bilingual = typeof Bilingual.Type
