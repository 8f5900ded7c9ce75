import { Result } from "effect"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { type HandleRightsFacts, overseesRights } from "./mayHandleRights.ts"

/** How a person was told. `already-known`: they had it all before (AVG 14(5)(a)). */
export const noticeHows = ["letter", "conversation", "electronic", "by-source", "already-known"] as const
export type NoticeHow = (typeof noticeHows)[number]

export type NoticeRefusalCode =
  | "told-in-future"
  | "told-before-stored"
  | "notice-given"
  | "notice-deferred"
  | "reviewer-not-fitting"

/** What stands of a signal whose person is told, or is told later. Local dates. */
export type NoticeBefore = {
  readonly standing: "waiting" | "late" | "deferred" | "review-late" | "given"
  readonly storedOn: string
}

type Found = ReadonlyArray<readonly [boolean, NoticeRefusalCode]>
type Allowed = Result.Result<{ readonly clause: string }, RuleRefusal<NoticeRefusalCode>>

const allowed = (found: Found): Allowed => {
  const [first, ...others] = found.filter(([is]) => is).map(([, code]) => code)
  if (first !== undefined) return Result.fail(refusalOf(noticeRefusalTexts, [first, ...others]))
  return Result.succeed({ clause: "AVG art. 14; UAVG art. 41" })
}

/** May it be recorded that the persons of these signals were told on `on`? Once, and on a day that was (L20; AVG 14(3)). */
export function mayRecordNotice(facts: {
  readonly signals: ReadonlyArray<NoticeBefore>
  readonly on: string
  readonly today: string
}): Allowed {
  const { on, signals, today } = facts
  return allowed([
    [on > today, "told-in-future"],
    [signals.some(({ storedOn }) => on < storedOn), "told-before-stored"],
    [signals.some(({ standing }) => standing === "given"), "notice-given"]
  ])
}

/** May the notice wait? Not once it was given, nor while it waits already; and who reviews answers for the covenant too. */
export function mayDefer(facts: {
  readonly signals: ReadonlyArray<NoticeBefore>
  /** Undefined: nobody by that id. */
  readonly reviewer: HandleRightsFacts | undefined
}): Allowed {
  const { reviewer, signals } = facts
  return allowed([
    [signals.some(({ standing }) => standing === "given"), "notice-given"],
    [signals.some(({ standing }) => standing === "deferred" || standing === "review-late"), "notice-deferred"],
    [reviewer === undefined || !overseesRights(reviewer), "reviewer-not-fitting"]
  ])
}

const law = "AVG art. 14 lid 3; UAVG art. 41; convenant art. rechten van betrokkenen"

export const noticeRefusalTexts: RuleTexts<NoticeRefusalCode> = {
  "told-in-future": { clause: law, text: { nl: "Deze dag moet nog komen.", en: "This day is still to come." } },
  "told-before-stored": {
    clause: law,
    text: {
      nl: "Op die dag was dit signaal er nog niet. Controleer de datum.",
      en: "This signal was not there yet on that day. Check the date."
    }
  },
  "notice-given": {
    clause: law,
    text: {
      nl: "Van een van deze signalen weet de persoon het al. Haal dat signaal uit de keuze.",
      en: "Of one of these signals the person knows already. Take it out of the choice."
    }
  },
  "notice-deferred": {
    clause: law,
    text: {
      nl: "Voor een van deze signalen loopt al een uitstel. Herbeoordeel dat.",
      en: "One of these signals has a deferral already. Review that one."
    }
  },
  "reviewer-not-fitting": {
    clause: law,
    text: {
      nl: "Kies iemand die voor dit convenant meekijkt: een beheerder, de gemeente in de regie of een andere functionaris.",
      en: "Choose somebody who answers for this covenant: an administrator, the municipality in the lead or another officer."
    }
  }
}
