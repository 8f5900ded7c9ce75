import type { SignalPatch } from "@kruisverband/contract"
import type { DisclosureLevel, SealedSubject, SignalInput, Subject } from "@kruisverband/domain"

/** A signal as it was opened, with what is kept outside its seals: the level of now, and encodings made at the source. */
export interface OpenedSignal {
  readonly content: SignalInput
  readonly subjects: ReadonlyArray<Subject>
  readonly sealedSubjects: ReadonlyArray<SealedSubject>
  readonly level: DisclosureLevel
}

/** The signal as it would read after the correction: what is given replaces what was. Persons in a polarisation signal are for the caller to refuse. */
export const amendInput = (opened: OpenedSignal, patch: SignalPatch): SignalInput => {
  const { content, level } = opened
  const { subjects, sharing, ...rest } = patch
  const common = { ...rest, sharing: { ...content.sharing, level, ...sharing } }
  if (content.kind === "polarisation") return { ...content, ...common }
  return { ...content, ...common, subjects: subjects ?? opened.subjects, sealedSubjects: opened.sealedSubjects }
}

/** Whether anything but the sharing level changes. */
export const changesContent = ({ sharing, ...rest }: SignalPatch): boolean =>
  Object.keys(rest).length > 0 || sharing?.informed !== undefined || sharing?.ground !== undefined

/** What of a signal is compared with others: whom, where and when, and what it names. */
const comparedOf = (
  subjects: ReadonlyArray<Subject>,
  { expressions, groups, observedAt, place, themes }: SignalInput
) => JSON.stringify([subjects, expressions, groups, observedAt, place, themes])

/** Whether a correction leaves all by which signals are compared as it was: only what people read of it is another. */
export const hasSameEvidence = (opened: OpenedSignal, after: SignalInput): boolean => {
  const subjects = after.kind === "radicalisation" ? (after.subjects ?? []) : []
  return comparedOf(opened.subjects, opened.content) === comparedOf(subjects, after)
}

const RANK: Readonly<Record<DisclosureLevel, number>> = { "existence-only": 0, "without-source": 1, full: 2 }

/** Whether `to` shows less than `from`. */
export const isLower = (to: DisclosureLevel, from: DisclosureLevel): boolean => RANK[to] < RANK[from]

/** The level that shows the least of the two. */
export const lowest = (a: DisclosureLevel, b: DisclosureLevel): DisclosureLevel => (isLower(a, b) ? a : b)
