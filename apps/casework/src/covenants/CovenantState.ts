import { type CovenantActor, type CovenantDocument, LOGGED_AS_NONE, logPurposes } from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { appendLog } from "../log/processingLog.ts"
import { traceOf } from "../log/trace.ts"
import { notifyLinks } from "../notify.ts"
import { readCovenant } from "../registry/Registry.ts"
import { lockRegistry, tellCovenant } from "../registry/recordVersion.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { type CovenantDraft, findDraft } from "./CovenantDraft.ts"
import { type KeptSignature, readSignatures } from "./CovenantSignatures.ts"

/** A covenant as it is at this moment, for a decision on it. */
export interface CovenantState {
  /** Adopted versions in the state they have now, oldest first. */
  readonly adopted: ReadonlyArray<CovenantDocument>
  readonly draft: CovenantDraft | undefined
  readonly signatures: ReadonlyArray<KeptSignature>
}

export const readState = Effect.fn("CovenantState.read")(function* (covenant: string) {
  const state: CovenantState = {
    adopted: (yield* readCovenant(covenant)).filter((version) => version.status !== "draft"),
    draft: yield* findDraft(covenant),
    signatures: yield* readSignatures(covenant)
  }
  return state
})

/** Whether a covenant exists is for those who work in it. */
export const worksIn = (caller: SessionCaller, covenant: string): boolean =>
  caller.user.grants.some((grant) => grant.covenant === covenant)

/** The person as the rules of a covenant's life look at them. */
export const actorOf = ({ user }: SessionCaller): CovenantActor => ({
  user: user.id,
  grants: user.grants,
  partner: user.partner
})

/** What a person sees depends on the covenant, so open streams look again. */
const refreshLinks = Effect.fn("covenants.refreshLinks")(function* (covenant: string) {
  const { run } = yield* Sql
  const rows = yield* run("covenants.linksOf", (db) =>
    db.selectFrom("casework.link").select("id").where("covenant", "=", covenant).orderBy("id").execute()
  )
  yield* notifyLinks(rows.map((row) => row.id))
})

/** What was done with which version, for the processing log. */
export interface Done<A> {
  readonly answer: A
  /** Kebab-case; undefined: nothing has changed, and nothing is told. */
  readonly action: string | undefined
  readonly version: number
  readonly clause: string
}

/** After a change, in its transaction: told to every service and open page, and written in the log. */
export const afterChange = Effect.fn("covenants.afterChange")(function* (
  user: Pick<SessionCaller["user"], "grants"> & { readonly id: string },
  covenant: CovenantDocument["id"],
  done: { readonly action: string; readonly version: number; readonly clause: string },
  headers: Headers
) {
  yield* tellCovenant(covenant)
  yield* refreshLinks(covenant)
  const roles = user.grants.filter((grant) => grant.covenant === covenant).map((grant) => grant.role)
  yield* appendLog({
    who: user.id,
    role: [...new Set(roles)].sort().join(",") || LOGGED_AS_NONE,
    action: done.action,
    objectKind: "covenant",
    object: `${covenant}@${done.version}`,
    covenant,
    purpose: logPurposes.accountability,
    clause: done.clause,
    level: "",
    trace: yield* traceOf(headers)
  })
})

/**
 * One act in a covenant's life, whole or not at all: decided on the covenant as it is once nobody else can change it, in
 * one transaction with what it tells. 404 for who does not work in the covenant, as for one that does not exist.
 */
export const actOn = <A, E, R>(
  caller: SessionCaller,
  covenant: CovenantDocument["id"],
  headers: Headers,
  decide: (state: CovenantState) => Effect.Effect<Done<A>, E, R>
) =>
  Effect.gen(function* () {
    if (!worksIn(caller, covenant)) return yield* notFound()
    const sql = yield* Sql
    return yield* sql.transaction(
      Effect.gen(function* () {
        yield* lockRegistry
        const done = yield* decide(yield* readState(covenant))
        const { action, version, clause, answer } = done
        if (action !== undefined) yield* afterChange(caller.user, covenant, { action, version, clause }, headers)
        return answer
      })
    )
  })
