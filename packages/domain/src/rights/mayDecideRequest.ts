import { Result } from "effect"
import { pauseTexts } from "../link/LinkingPause.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import type { RightsKind, RightsOutcome, RightsState } from "./RightsRequest.ts"
import type { RightsSearch } from "./searchOf.ts"

export type DecideRequestRefusalCode =
  | "identity-not-verified"
  | "already-decided"
  | "reason-missing"
  | "not-told-first"
  | "told-in-future"
  | "search-again-first"
  | "search-not-confirmed"

export type DecideRequestFacts = {
  readonly kind: RightsKind
  readonly state: RightsState
  readonly outcome: RightsOutcome
  readonly reason: string
  /** Day on which the person was told of the decision. */
  readonly toldOn: string | undefined
  readonly today: string
  readonly search: RightsSearch
  /** The officer confirms that the search is made again (`searchAgainTexts.confirm`). */
  readonly searchAgain: boolean
}

/**
 * May the request be decided so? Not before identity is sure (L26), once, in words (AVG 12(4)), and a restriction is not
 * lifted before the person was told that it will be (AVG 18(3)). What a search may have missed is looked for again first; where
 * that cannot be done, as an answer has its term (AVG 12(3)), the officer confirms that it will be. Every reason is told.
 */
export function mayDecideRequest(
  facts: DecideRequestFacts
): Result.Result<{ readonly clause: string }, RuleRefusal<DecideRequestRefusalCode>> {
  const { kind, state, outcome, reason, toldOn, today, search, searchAgain } = facts
  const answered = state === "open" && outcome !== "withdrawn"
  const found: ReadonlyArray<readonly [boolean, DecideRequestRefusalCode]> = [
    [state === "registered" && outcome !== "withdrawn", "identity-not-verified"],
    [state !== "registered" && state !== "open", "already-decided"],
    [reason.trim() === "", "reason-missing"],
    [kind === "objection" && outcome === "dismissed" && toldOn === undefined, "not-told-first"],
    [toldOn !== undefined && toldOn > today, "told-in-future"],
    [answered && search === "repeatable", "search-again-first"],
    [answered && search === "missed" && !searchAgain, "search-not-confirmed"]
  ]
  const [first, ...others] = found.filter(([missing]) => missing).map(([, code]) => code)
  if (first !== undefined) return Result.fail(refusalOf(decideRequestRefusalTexts, [first, ...others]))
  return Result.succeed({ clause: "AVG art. 12 lid 3 en 4; UAVG art. 34" })
}

/** What is answered is right and whole, and the exercise of rights is helped. */
const WHOLE_ANSWER = "convenant art. rechten van betrokkenen; AVG art. 5 lid 1 onder a, art. 12 lid 2 en 3"

export const decideRequestRefusalTexts: RuleTexts<DecideRequestRefusalCode> = {
  "identity-not-verified": {
    clause: "AVG art. 12 lid 6; Wet politiegegevens art. 26",
    text: { nl: "Stel eerst vast wie het verzoek doet.", en: "First make sure who is asking." }
  },
  "already-decided": {
    clause: "UAVG art. 34; Awb art. 7:1",
    text: {
      nl: "Op dit verzoek is al besloten. Wil de persoon verder, dan kan die bezwaar maken.",
      en: "This request has been decided. The person can object to the decision."
    }
  },
  "reason-missing": {
    clause: "AVG art. 12 lid 4; Awb art. 3:46",
    text: { nl: "Schrijf op waarom u zo besluit.", en: "Write down why you decide so." }
  },
  "not-told-first": {
    clause: "AVG art. 18 lid 3",
    text: {
      nl: "Laat de persoon eerst weten dat de beperking wordt opgeheven. Vul in wanneer u dat deed.",
      en: "First tell the person that the restriction will be lifted. Fill in when you did."
    }
  },
  "told-in-future": {
    clause: "AVG art. 18 lid 3",
    text: { nl: "Deze dag moet nog komen.", en: "This day is still to come." }
  },
  "search-again-first": { clause: WHOLE_ANSWER, text: pauseTexts.searched },
  "search-not-confirmed": {
    clause: WHOLE_ANSWER,
    text: {
      nl: "Er is gezocht terwijl zoeken op naam niet iedereen kan vinden. Wacht met besluiten en zoek opnieuw als het weer kan. Kan het antwoord niet wachten? Bevestig dan dat u opnieuw zoekt.",
      en: "The search was made while searching by name cannot find everybody. Wait with the decision and search again when it can. Can the answer not wait? Then confirm that you will search again."
    }
  }
}
