import { Result } from "effect"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { addTerm } from "../time/term.ts"
import type { WooState } from "./WooRequest.ts"

export type DestroyOpennessRefusalCode = "not-decided" | "objection-open" | "already-destroyed"

/** Last day on which somebody can object to a decision sent on that day (Awb 6:7, 6:8). Local dates. */
export const objectionUntil = (decidedOn: string): string => addTerm(decidedOn, "P6W")

/**
 * May a request's documents be destroyed (L27; Archiefwet 1995 art. 3)? Once it is decided and nobody can object any more;
 * its line in the register stays. The selection list's own term is for the officer to look up: no covenant states it.
 */
export function mayDestroyOpenness(facts: {
  readonly state: WooState
  readonly decidedOn: string | null
  readonly destroyedOn: string | null
  readonly today: string
}): Result.Result<{ readonly clause: string }, RuleRefusal<DestroyOpennessRefusalCode>> {
  const { decidedOn, destroyedOn, state, today } = facts
  const refuse = (code: DestroyOpennessRefusalCode) => Result.fail(refusalOf(destroyOpennessRefusalTexts, [code]))
  if (state !== "decided" || decidedOn === null) return refuse("not-decided")
  if (destroyedOn !== null) return refuse("already-destroyed")
  if (today <= objectionUntil(decidedOn)) return refuse("objection-open")
  return Result.succeed({
    clause: "convenant art. bewaartermijnen; Archiefwet 1995 art. 3 en 5; AVG art. 5 lid 1 onder e"
  })
}

export const destroyOpennessRefusalTexts: RuleTexts<DestroyOpennessRefusalCode> = {
  "not-decided": {
    clause: "convenant art. bewaartermijnen; Archiefwet 1995 art. 3",
    text: { nl: "Op dit verzoek is nog niet besloten.", en: "This request has not been decided yet." }
  },
  "already-destroyed": {
    clause: "convenant art. bewaartermijnen; Archiefwet 1995 art. 3",
    text: {
      nl: "De stukken van dit verzoek zijn al vernietigd.",
      en: "The papers of this request are destroyed already."
    }
  },
  "objection-open": {
    clause: "convenant art. bewaartermijnen; Awb art. 6:7; Archiefwet 1995 art. 3",
    text: {
      nl: "Er kan nog bezwaar worden gemaakt. Wacht tot zes weken na het besluit voorbij zijn.",
      en: "An objection can still be made. Wait until six weeks after the decision are over."
    }
  }
}
