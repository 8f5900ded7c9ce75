import type { Bilingual } from "../../text.ts"
import type { CovenantDocument } from "../CovenantDocument.ts"

/** A model to begin a covenant from: what the law asks of its kind is filled in, what only the parties know is left open. */
export type CovenantTemplate = {
  readonly code: string
  readonly title: Bilingual
  /** For whom it is, in a sentence or two. */
  readonly about: Bilingual
  /** Everything but the id. What is blank or left out is named by `checkActivation` until it is filled. */
  readonly document: Omit<(typeof CovenantDocument)["Encoded"], "id">
}

/** A selection list that holds for every municipality; the entry is the parties' to choose (L19). */
export const MUNICIPAL_SELECTION_LIST = "Selectielijst gemeenten en intergemeentelijke organen 2020"

/** No other angle than mental health care is shown less by default: it has professional secrecy (L13; BW 7:457). */
export const usualLevels = {
  partners: "existence-only",
  coordinator: "full",
  byAngle: { "mental-health": { coordinator: "existence-only" } }
} as const
