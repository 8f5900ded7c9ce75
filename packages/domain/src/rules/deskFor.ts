import { fold } from "../guard/words.ts"
import type { Participation } from "../region/Region.ts"
import type { Desk } from "../signal/SignalFacts.ts"
import type { Angle, Behaviour } from "../vocabulary/vocabulary.ts"

export type DeskFacts = {
  readonly behaviours: ReadonlyArray<Behaviour>
  /** The observation; read for danger now only. */
  readonly text?: string | undefined
  readonly angle?: Angle | undefined
  /** Participation of the municipality the signal is about; undefined counts as active. */
  readonly participation?: Participation | undefined
}

/**
 * The desk where a signal lands, by rule (requirement D9: police at once when urgent, else the desk for small things;
 * D8: welfare workers to the municipality; C2: where a municipality has no approach, to the region).
 */
export function deskFor(facts: DeskFacts): Desk {
  if (isUrgent(facts.behaviours, facts.text ?? "")) return "police-urgent"
  if (facts.participation === "none") return "region"
  return facts.angle === "welfare" ? "municipality" : "small-things"
}

/** Danger now: a call to violence, a weapon together with a threat, or a text that has a weapon or an attack at hand. A reason to call 112 first, never a measure of a person. */
export function isUrgent(behaviours: ReadonlyArray<Behaviour>, text: string): boolean {
  if (behaviours.includes("call-to-violence")) return true
  const armed = behaviours.includes("weapon-interest")
  if (armed && (behaviours.includes("threat") || behaviours.includes("intimidation"))) return true
  const folded = fold(text)
  return folded
    .split(/[.!?\n]/u)
    .some((sentence) => weapon.test(sentence) && atHand.test(sentence) && !denied.test(sentence))
}

const weapon =
  /\b(?:wapen|vuurwapen|pistool|geweer|mes|machete|bom|explosieven?|aanslag|weapon|gun|knife|bomb|attack)\b/u
const atHand =
  /\b(?:bij zich|meegenomen|neemt (?:\S+ )?mee|in zijn tas|in haar tas|vandaag|vanavond|vanmiddag|morgen|nu|straks|carries|carrying|brought|in (?:his|her) bag|today|tonight|tomorrow|right now)\b/u
const denied = /\b(?:geen|zonder|no|without)\b/u
