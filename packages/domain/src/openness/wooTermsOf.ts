import { addTerm } from "../time/term.ts"

export type WooTerms = {
  /** Last day for the decision. */
  readonly decideBy: string
  /** Last day on which may be told that it takes longer. */
  readonly extendBy: string
  /** `due`: within a week; `late`: over, and told to who oversees it. */
  readonly standing: "decided" | "running" | "due" | "late"
  readonly clause: string
}

/**
 * When a request for openness is decided (L27; Woo 4.4): within four weeks, and two more if that was told with its
 * reason within the four. Local dates.
 */
export function wooTermsOf(facts: {
  readonly receivedOn: string
  readonly extension?: { readonly toldOn: string; readonly reason: string } | undefined
  readonly decidedOn?: string | undefined
  readonly today: string
}): WooTerms {
  const { decidedOn, receivedOn, extension, today } = facts
  const extendBy = addTerm(receivedOn, "P4W")
  const isTold = extension !== undefined && extension.toldOn <= extendBy && extension.reason.trim() !== ""
  const decideBy = isTold ? addTerm(receivedOn, "P6W") : extendBy
  const open = addTerm(today, "P7D") >= decideBy ? "due" : "running"
  const undecided = today > decideBy ? "late" : open
  return { decideBy, extendBy, standing: decidedOn === undefined ? undecided : "decided", clause: "Woo art. 4.4" }
}
