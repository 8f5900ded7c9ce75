import {
  discardCovenant,
  type publishCovenant as Publish,
  publishCovenant,
  reopenCovenant
} from "@kruisverband/contract"
import {
  type CovenantDocument,
  checkActivation,
  mayDraft,
  mayReopen,
  startingGrants,
  type UserId
} from "@kruisverband/domain"
import { conflict, refused, route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { readCovenants } from "../registry/Registry.ts"
import { lockRegistry, tellVersions } from "../registry/recordVersion.ts"
import { callerOf } from "../session/callerOf.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { type CovenantDraft, digestOf, removeDraft, saveDraft } from "./CovenantDraft.ts"
import { actOn, actorOf, afterChange, type CovenantState, readState } from "./CovenantState.ts"
import { allowed } from "./lifeProblem.ts"
import { addGrants, readPeople, removeGrants } from "./people.ts"

/** Bodies as they were written: what has a default must in part still be said by the region itself. */
const sources = new WeakMap<Request, unknown>()

/** Who wrote at the text: the writers so far, and this person if it says something else now. */
const draftersOf = (before: CovenantDraft | undefined, document: CovenantDocument, user: UserId) =>
  before !== undefined && before.text === digestOf(document)
    ? before.drafters
    : [...new Set([...(before?.drafters ?? []), user])]

const changedMeanwhile = () =>
  conflict("changed-meanwhile", {
    nl: "Iemand anders heeft deze tekst intussen opgeslagen. Lees eerst wat er nu staat.",
    en: "Somebody else has saved this text meanwhile. Read what it says now first."
  })

/** What is offered is complete, and a new version is offered or written on: nothing else. */
const requireReady = (document: CovenantDocument, source: unknown) => {
  const { status } = document
  if (status === "suspended" || status === "ended")
    return Effect.fail(
      conflict("status-not-possible", {
        nl: "Een nieuwe versie begint als concept. Opschorten of beëindigen komt later.",
        en: "A new version begins as a draft. Suspending or ending it comes later."
      })
    )
  const missing = status === "active" ? checkActivation(document, source) : []
  return missing.length === 0
    ? Effect.void
    : Effect.fail(
        refused(
          missing.map(({ field, law, text }) => ({ code: "covenant-incomplete", clause: law, pointer: field, text }))
        )
      )
}

/** Who administers, supervises and may sign: of a new covenant all of them as its text says now, of an amendment the signatories that it brings. */
const grantRoles = Effect.fn("covenants.grantRoles")(function* (
  document: CovenantDocument,
  drafter: UserId,
  isNew: boolean
) {
  const people = yield* readPeople()
  const others = [...(yield* readCovenants()).values()].flat().filter((other) => other.id !== document.id)
  const grants = startingGrants({ document, drafter, people, others })
  if (isNew) yield* removeGrants(document.id)
  yield* addGrants(document.id, isNew ? grants : grants.filter(({ role }) => role === "signatory"))
})

type PublishQuery = (typeof Publish)["query"]["Type"]

const saveText = Effect.fn("covenants.saveText")(function* (
  caller: SessionCaller,
  document: CovenantDocument,
  source: unknown,
  state: CovenantState,
  { revision }: PublishQuery
) {
  const { adopted, draft } = state
  const actor = actorOf(caller)
  yield* allowed(mayDraft({ actor, document, adopted, proposal: draft }))
  if (revision !== undefined && revision !== (draft?.revision ?? 0)) return yield* changedMeanwhile()
  yield* requireReady(document, source)
  const offered = document.status === "active"
  yield* saveDraft({
    document: { ...document, status: "draft" },
    source,
    drafters: draftersOf(draft, document, actor.user),
    offered,
    revision: (draft?.revision ?? 0) + 1
  })
  yield* grantRoles(document, draft?.drafters[0] ?? actor.user, adopted.length === 0)
  return offered
})

const publish = route(publishCovenant, {
  screen: (body, { raw: request }) =>
    Effect.as(
      Effect.sync(() => sources.set(request, body)),
      body
    ),
  handle: Effect.fn("publishCovenant")(function* ({ caller, body: document, query, headers, raw: request }) {
    const session = yield* callerOf(caller)
    const sql = yield* Sql
    return yield* sql.transaction(
      Effect.gen(function* () {
        yield* lockRegistry
        const state = yield* readState(document.id)
        const offered = yield* saveText(session, document, sources.get(request), state, query)
        const { id, version } = document
        const action = offered ? "covenant-offered" : "covenant-drafted"
        yield* afterChange(session.user, id, { action, version, clause: "AVG art. 26" }, headers)
        return { id, version, status: "draft" as const }
      })
    )
  })
})

const noDraft = () =>
  conflict("not-offered", {
    nl: "Er is geen tekst die nog wordt geschreven of getekend.",
    en: "There is no text being written or signed."
  })

const reopen = route(
  reopenCovenant,
  Effect.fn("reopenCovenant")(function* ({ caller, params, headers }) {
    const session = yield* callerOf(caller)
    return yield* actOn(
      session,
      params.id,
      headers,
      Effect.fnUntraced(function* ({ draft }) {
        if (draft === undefined) return yield* noDraft()
        const { clause } = yield* allowed(mayReopen(actorOf(session), draft))
        yield* saveDraft({ ...draft, offered: false, revision: draft.revision + 1 })
        return { answer: { id: params.id }, action: "covenant-reopened", version: draft.document.version, clause }
      })
    )
  })
)

const discard = route(
  discardCovenant,
  Effect.fn("discardCovenant")(function* ({ caller, params, headers }) {
    const session = yield* callerOf(caller)
    return yield* actOn(
      session,
      params.id,
      headers,
      Effect.fnUntraced(function* ({ draft, adopted }) {
        if (draft === undefined) return yield* noDraft()
        const facts = { actor: actorOf(session), document: draft.document, adopted, proposal: draft }
        const { clause } = yield* allowed(mayDraft(facts))
        yield* removeDraft(params.id)
        if (adopted.length === 0) {
          // Others heard of it as a draft; there is nothing left to tell but that it is over.
          yield* tellVersions(params.id, [{ ...draft.document, status: "ended" }])
          yield* removeGrants(params.id)
        }
        return { answer: { id: params.id }, action: "covenant-discarded", version: draft.document.version, clause }
      })
    )
  })
)

/** Writing a version, offering it for signature, taking it back, throwing it away. */
export const draftRoutes = [publish, reopen, discard]
