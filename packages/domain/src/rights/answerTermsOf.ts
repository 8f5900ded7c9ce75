import { addTerm } from "../time/term.ts"

export type AnswerTermFacts = {
  /** Local dates. */
  readonly receivedOn: string
  /** A notice that it takes longer, once sent. */
  readonly extension?: { readonly toldOn: string; readonly reason: string } | undefined
  /** Whether police data are among what is asked. */
  readonly police: boolean
  readonly answeredOn?: string | undefined
  readonly today: string
}

export type AnswerTerms = {
  /** Last day for the answer. */
  readonly answerBy: string
  /** Last day on which may be told that it takes longer; after it an extension is void. */
  readonly extendBy: string
  /** Last day for the police part. */
  readonly policeBy?: string
  /** `due`: within a week; `late`: over, and told to who oversees it. */
  readonly standing: "answered" | "running" | "due" | "late"
  readonly clause: string
}

/**
 * When a person's request has to be answered (L21; AVG 12(3), Wpg 25): within a month, and two months more if that was
 * told with its reason within the first. The police part takes six weeks and cannot be lengthened by this rule.
 */
export function answerTermsOf(facts: AnswerTermFacts): AnswerTerms {
  const { receivedOn, extension, police, answeredOn, today } = facts
  const extendBy = addTerm(receivedOn, "P1M")
  const valid = extension !== undefined && extension.toldOn <= extendBy && extension.reason.trim() !== ""
  const answerBy = valid ? addTerm(receivedOn, "P3M") : extendBy
  const policeBy = police ? addTerm(receivedOn, "P6W") : undefined
  const first = policeBy !== undefined && policeBy < answerBy ? policeBy : answerBy
  const open = addTerm(today, "P7D") >= first ? "due" : "running"
  const unanswered = today > first ? "late" : open
  return {
    answerBy,
    extendBy,
    ...(policeBy === undefined ? {} : { policeBy }),
    standing: answeredOn === undefined ? unanswered : "answered",
    clause: "AVG art. 12 lid 3 en art. 15; Wet politiegegevens art. 25"
  }
}
