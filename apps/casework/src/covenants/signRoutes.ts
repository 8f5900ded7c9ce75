import { activateCovenant, signCovenant } from "@kruisverband/contract"
import { type CovenantDocument, FRESHNESS, mayActivate, maySign, postingGrants } from "@kruisverband/domain"
import { conflict, type HttpProblem, route } from "@kruisverband/http"
import { DateTime, Effect } from "effect"
import { recordVersion } from "../registry/recordVersion.ts"
import { callerOf } from "../session/callerOf.ts"
import { requireFresh } from "../session/requireFresh.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { type CovenantDraft, removeDraft } from "./CovenantDraft.ts"
import { addSignature } from "./CovenantSignatures.ts"
import { actOn, actorOf, type CovenantState, type Done } from "./CovenantState.ts"
import { allowed } from "./lifeProblem.ts"
import { addGrants, readPeople } from "./people.ts"

const nothingWaits = () =>
  conflict("not-offered", {
    nl: "Er ligt geen tekst die getekend of in werking gezet kan worden.",
    en: "There is no text that can be signed or put into force."
  })

/** The text that waits; 409 when there is none. */
export const requireDraft = ({ draft }: CovenantState): Effect.Effect<CovenantDraft, HttpProblem> =>
  draft === undefined ? Effect.fail(nothingWaits()) : Effect.succeed(draft)

const sign = route(
  signCovenant,
  Effect.fn("signCovenant")(function* ({ caller, params, body, headers }) {
    const session = yield* callerOf(caller)
    return yield* actOn(
      session,
      params.id,
      headers,
      Effect.fnUntraced(function* (state) {
        const proposal = yield* requireDraft(state)
        const facts = { actor: actorOf(session), proposal, signatures: state.signatures, text: body.text }
        const { partner, clause } = yield* allowed(maySign(facts))
        const { version } = proposal.document
        const by = session.user.id
        const at = yield* addSignature(params.id, { version, text: body.text, partner, by })
        return { answer: { partner, by, at }, action: "covenant-signed", version, clause }
      })
    )
  })
)

/** A version comes into force: it becomes a version like the others, and who posts for its parties may post under it. */
export const activate = Effect.fn("covenants.activate")(function* (
  session: SessionCaller,
  state: CovenantState,
  text: string | undefined
) {
  // Here and not by endpoint alone: changing a status may come down to this.
  yield* requireFresh(session, FRESHNESS.weighty)
  const proposal = yield* requireDraft(state)
  if (text !== undefined && text !== proposal.text)
    return yield* conflict("text-changed", {
      nl: "De tekst is intussen veranderd. Lees hem opnieuw.",
      en: "The text has changed meanwhile. Read it again."
    })
  const { signatures } = state
  const { clause } = yield* allowed(
    mayActivate({ actor: actorOf(session), proposal, signatures, now: yield* DateTime.now })
  )
  const document: CovenantDocument = { ...proposal.document, status: "active" }
  yield* recordVersion(document, session.user.id)
  yield* removeDraft(document.id)
  yield* addGrants(document.id, postingGrants(document, yield* readPeople()))
  const { id, version } = document
  const done: Done<{ id: typeof id; version: number; status: "active" }> = {
    answer: { id, version, status: "active" },
    action: "covenant-active",
    version,
    clause
  }
  return done
})

const activateRoute = route(
  activateCovenant,
  Effect.fn("activateCovenant")(function* ({ caller, params, body, headers }) {
    const session = yield* callerOf(caller)
    return yield* actOn(session, params.id, headers, (state) => activate(session, state, body.text))
  })
)

/** Signing for a party, and putting into force what all have signed. */
export const signRoutes = [sign, activateRoute]
