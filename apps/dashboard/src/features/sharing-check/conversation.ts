import type { CovenantDocument, PartnerId, SharedThing, SharedWith, SharingQuestion } from "@kruisverband/domain"

/** What was answered so far; undefined: not asked yet. */
export interface Answers {
  readonly covenant?: CovenantDocument
  readonly with?: SharedWith
  readonly about?: "person" | "place"
  /** As typed; empty: not known. */
  readonly age: string
  readonly things: ReadonlyArray<SharedThing>
  readonly thingsDone: boolean
  /** `other`: none of the covenant's purposes. */
  readonly purpose?: string
  readonly ground?: "consent" | "conflict-of-duties" | "none"
  readonly trained?: boolean
}

export const noAnswers: Answers = { age: "", things: [], thingsDone: false }

export type Step = "covenant" | "with" | "about" | "things" | "purpose" | "ground" | "trained"

/** A purpose that no covenant has: the rules say so themselves. */
export const OTHER_PURPOSE = "other"

/** Questions in their order, as far as the answers so far call for them. */
export function stepsFor(answers: Answers, partner: PartnerId | undefined): ReadonlyArray<Step> {
  const { covenant } = answers
  const party = covenant?.parties.find((one) => one.partner === partner)
  if (answers.with?.kind === "concerned" || answers.with?.kind === "outside") return ["covenant", "with"]
  return [
    "covenant",
    "with",
    "about",
    "things",
    "purpose",
    ...(party?.angle === "mental-health" ? ["ground" as const] : []),
    ...(party?.trainingRequired === true ? ["trained" as const] : [])
  ]
}

/** The first question that has no answer yet; undefined: everything is said. */
export function nextStep(answers: Answers, partner: PartnerId | undefined): Step | undefined {
  return stepsFor(answers, partner).find((step) => !isAnswered(answers, step))
}

export function isAnswered(answers: Answers, step: Step): boolean {
  switch (step) {
    case "things":
      return answers.thingsDone
    default:
      return answers[step] !== undefined
  }
}

/** The answers with this question and all after it open again. */
export function reopen(answers: Answers, step: Step): Answers {
  const order: ReadonlyArray<Step> = ["covenant", "with", "about", "things", "purpose", "ground", "trained"]
  const open = new Set<string>(order.slice(order.indexOf(step)))
  const kept = Object.fromEntries(Object.entries(answers).filter(([name]) => !open.has(name)))
  return {
    ...noAnswers,
    ...kept,
    age: open.has("about") ? "" : answers.age,
    things: answers.things,
    thingsDone: !open.has("things") && answers.thingsDone
  }
}

/** What goes to the service; undefined while something is not said. */
export function questionOf(answers: Answers, partner: PartnerId | undefined): SharingQuestion | undefined {
  const { covenant, about = "person", purpose, ground, trained } = answers
  if (covenant === undefined || answers.with === undefined || nextStep(answers, partner) !== undefined) return undefined
  const age = /^\d{1,3}$/u.test(answers.age) && Number(answers.age) <= 120 ? Number(answers.age) : undefined
  return {
    covenant: covenant.id,
    with: answers.with,
    about,
    things: answers.things,
    ...(purpose === undefined ? {} : { purpose }),
    ...(age === undefined || about === "place" ? {} : { age }),
    ...(ground === undefined || ground === "none" ? {} : { ground }),
    ...(trained === undefined ? {} : { trained })
  }
}
