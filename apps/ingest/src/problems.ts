import type { Refused } from "@kruisverband/domain"
import { conflict, type HttpProblem, malformed, notFound, refused } from "@kruisverband/http"
import type { NobodyToFind } from "./rights/Restrictions.ts"
import type {
  AlreadySettled,
  AnswerMissing,
  HeldBack,
  KeyReused,
  RequestNotFound,
  SignalNotFound
} from "./signals/errors.ts"

type Refusal =
  | Refused
  | KeyReused
  | SignalNotFound
  | RequestNotFound
  | AlreadySettled
  | AnswerMissing
  | HeldBack
  | NobodyToFind

/** What a caller is told of each refusal. Unknown and another's are one answer. */
export const toProblem = (refusal: Refusal): HttpProblem => {
  switch (refusal._tag) {
    case "Refused":
      return refused(refusal.reasons)
    case "KeyReused":
      return conflict("idempotency-key-reused", {
        nl: "Deze Idempotency-Key is al gebruikt voor een ander bericht. Gebruik een nieuwe.",
        en: "This Idempotency-Key was used for another request. Use a new one."
      })
    case "SignalNotFound":
    case "RequestNotFound":
      return notFound()
    case "AlreadySettled":
      return conflict("already-settled", {
        nl: "Dit is al ingetrokken of beantwoord. Er verandert niets meer.",
        en: "This was withdrawn or answered before. Nothing changes any more."
      })
    case "NobodyToFind":
      return conflict("covenant-without-key", {
        nl: "Dit convenant is afgelopen en de sleutel is vernietigd: op naam is niemand meer te vinden. Vraag de partijen welke signalen het zijn.",
        en: "This covenant has ended and its key is destroyed: nobody can be found by name any more. Ask the parties which signals they are."
      })
    case "HeldBack":
      return conflict("held-back", {
        nl: `Dit wordt bewaard tot en met ${refusal.until} (Archiefwet 1995 art. 5). Trek het daarna in.`,
        en: `This is kept until ${refusal.until} (Archiefwet 1995 art. 5). Withdraw it after that.`
      })
    case "AnswerMissing":
      return malformed([
        {
          code: "malformed",
          pointer: "/text",
          text: { nl: "Een antwoord heeft woorden nodig.", en: "An answer needs words." }
        }
      ])
  }
}

const TAGS: ReadonlySet<string> = new Set([
  "Refused",
  "KeyReused",
  "SignalNotFound",
  "RequestNotFound",
  "AlreadySettled",
  "AnswerMissing",
  "HeldBack",
  "NobodyToFind"
] satisfies ReadonlyArray<Refusal["_tag"]>)

/** For `Effect.mapError`: refusals become problems; faults (the store, missing keys) stay what they are and end as 503. */
export const told = <E extends { readonly _tag: string }>(error: E): HttpProblem | Exclude<E, Refusal> =>
  // The tags are those of `Refusal` and of nothing else in this service.
  TAGS.has(error._tag) ? toProblem(error as E & Refusal) : (error as Exclude<E, Refusal>)
