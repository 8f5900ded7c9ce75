import type { AdoptedView, CovenantAct, CovenantLife, ProposalView, SignatureView } from "@kruisverband/contract"
import {
  adviseOn,
  type CovenantDocument,
  CovenantStatus,
  checkActivation,
  covenantStanding,
  mayActivate,
  mayChangeStatus,
  mayDraft,
  mayLeave,
  mayReopen,
  maySign,
  PartnerId,
  partyOf,
  unsignedBy
} from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { type DateTime, Effect, Result, Schema } from "effect"
import { sql as raw } from "kysely"
import type { SessionCaller } from "../session/Sessions.ts"
import { type CovenantDraft, digestOf } from "./CovenantDraft.ts"
import type { KeptSignature } from "./CovenantSignatures.ts"
import { actorOf, type CovenantState } from "./CovenantState.ts"

const States = Schema.Array(
  Schema.Struct({
    status: CovenantStatus,
    at: Schema.String,
    by: Schema.NullOr(Schema.String),
    reason: Schema.NullOr(Schema.String)
  })
)
const decodeStates = Schema.decodeUnknownSync(States)

/** How each adopted version of a covenant came and went. */
export const readHistory = Effect.fn("covenants.history")(function* (covenant: string) {
  const { run } = yield* Sql
  const rows = yield* run("covenants.history", async (db) => {
    const found = await raw<{
      readonly version: number
      readonly published_at: Date
      readonly published_by: string | null
      readonly states: unknown
    }>`
      select v.version, v.published_at, v.published_by, (
        select jsonb_agg(jsonb_build_object('status', s.status, 'by', s.by, 'reason', s.reason,
          'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.seq)
        from casework.covenant_status s where s.covenant = v.covenant and s.version = v.version) as states
      from casework.covenant_version v where v.covenant = ${covenant}`.execute(db)
    return found.rows
  })
  return new Map(
    rows.map((row) => [
      row.version,
      { adoptedAt: row.published_at.toISOString(), adoptedBy: row.published_by, states: decodeStates(row.states) }
    ])
  )
})

type History = Effect.Success<ReturnType<typeof readHistory>>

export const readDepartures = Effect.fn("covenants.departures")(function* (covenant: string) {
  const { run } = yield* Sql
  const rows = yield* run("covenants.departures", (db) =>
    db
      .selectFrom("casework.covenant_departure")
      .select(["partner", "left_on", "reason"])
      .where("covenant", "=", covenant)
      .orderBy("at")
      .orderBy("partner")
      .execute()
  )
  return rows.map((row) => ({ partner: PartnerId.make(row.partner), on: row.left_on, reason: row.reason }))
})

const signaturesUnder = (text: string, signatures: ReadonlyArray<KeptSignature>): ReadonlyArray<SignatureView> =>
  signatures.filter((one) => one.text === text).map(({ partner, by, at }) => ({ partner, by, at }))

const adoptedView = (
  document: CovenantDocument,
  signatures: ReadonlyArray<KeptSignature>,
  history: History
): AdoptedView => {
  const text = digestOf(document)
  const own = history.get(document.version)
  return {
    document,
    text,
    adoptedAt: own?.adoptedAt ?? "",
    adoptedBy: own?.adoptedBy ?? null,
    signatures: signaturesUnder(text, signatures),
    states: own?.states ?? []
  }
}

const proposalView = (draft: CovenantDraft, signatures: ReadonlyArray<KeptSignature>): ProposalView => ({
  document: draft.document,
  text: draft.text,
  offered: draft.offered,
  drafters: draft.drafters,
  revision: draft.revision,
  savedAt: draft.savedAt,
  missing: checkActivation(draft.document, draft.source),
  advice: adviseOn(draft.document),
  signatures: signaturesUnder(draft.text, signatures),
  unsigned: unsignedBy(draft, signatures)
})

/** A text that is not adopted yet is for who writes, signs, leads or supervises. */
const SEES_PROPOSAL: ReadonlyArray<string> = [
  "administrator",
  "data-protection-officer",
  "lead-municipality",
  "signatory"
]

export const seesProposals = ({ user }: SessionCaller, covenant: string): boolean =>
  user.grants.some((grant) => grant.covenant === covenant && SEES_PROPOSAL.includes(grant.role))

const actsOnProposal = (
  caller: SessionCaller,
  { draft, adopted, signatures }: CovenantState,
  now: DateTime.Utc
): ReadonlyArray<CovenantAct> => {
  const actor = actorOf(caller)
  const newest = adopted.at(-1)
  const next = draft?.document ?? (newest === undefined ? undefined : { ...newest, version: newest.version + 1 })
  const drafts = next !== undefined && Result.isSuccess(mayDraft({ actor, document: next, adopted, proposal: draft }))
  if (draft === undefined) return drafts ? ["draft"] : []
  const complete = checkActivation(draft.document, draft.source).length === 0
  const facts = { actor, proposal: draft, signatures }
  return [
    ...(drafts ? (["draft", "discard"] as const) : []),
    ...(drafts && complete ? (["offer"] as const) : []),
    ...(Result.isSuccess(mayReopen(actor, draft)) ? (["reopen"] as const) : []),
    ...(Result.isSuccess(maySign({ ...facts, text: draft.text })) ? (["sign"] as const) : []),
    ...(Result.isSuccess(mayActivate({ ...facts, now })) ? (["activate"] as const) : [])
  ]
}

const actsOnAdopted = (
  caller: SessionCaller,
  { adopted }: CovenantState,
  now: DateTime.Utc
): ReadonlyArray<CovenantAct> => {
  const actor = actorOf(caller)
  const newest = adopted.at(-1)
  const found = covenantStanding(adopted, now)
  if (newest === undefined || found.standing === "unknown") return []
  const may = (to: "suspended" | "active" | "ended") =>
    Result.isSuccess(mayChangeStatus({ actor, document: newest, to }))
  const leaves = (partner: PartnerId) => Result.isSuccess(mayLeave({ actor, document: found.document, partner }))
  const { partner } = actor
  const [first] = found.document.parties.filter((party) => partyOf(found.document, party.partner) !== undefined)
  return [
    ...(may("suspended") ? (["suspend"] as const) : []),
    ...(may("active") ? (["resume"] as const) : []),
    ...(may("ended") ? (["end"] as const) : []),
    ...(partner !== undefined && leaves(partner) ? (["leave"] as const) : []),
    ...(first !== undefined && first.partner !== partner && leaves(first.partner) ? (["have-leave"] as const) : [])
  ]
}

/** A covenant as one of those who work in it sees it, with what they may do. */
export const lifeOf = (
  caller: SessionCaller,
  id: CovenantDocument["id"],
  state: CovenantState,
  rest: { readonly history: History; readonly departures: CovenantLife["departures"]; readonly now: DateTime.Utc }
): CovenantLife => {
  const proposal = state.draft !== undefined && seesProposals(caller, id) ? state.draft : undefined
  return {
    id,
    versions: state.adopted.map((document) => adoptedView(document, state.signatures, rest.history)),
    ...(proposal === undefined ? {} : { proposal: proposalView(proposal, state.signatures) }),
    departures: rest.departures,
    may: [...actsOnProposal(caller, state, rest.now), ...actsOnAdopted(caller, state, rest.now)]
  }
}
