import { getRegistry, type ProblemReason, publishCovenant, setCovenantStatus } from "@kruisverband/contract"
import { type CovenantDocument, type CovenantFinding, type CovenantStatus, checkActivation } from "@kruisverband/domain"
import { conflict, forbidden, notFound, refused, route } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import { traceOf } from "../log/trace.ts"
import { notifyLinks } from "../notify.ts"
import { callerOf } from "../session/callerOf.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { readCovenant, readCovenants, readMunicipalities, readPartners } from "./Registry.ts"
import { recordStatus, recordVersion, tellCovenant } from "./recordVersion.ts"

const show = route(
  getRegistry,
  Effect.fn("getRegistry")(function* ({ caller }) {
    const { user } = yield* callerOf(caller)
    const own = new Set<string>(user.grants.map((grant) => grant.covenant))
    const covenants = [...(yield* readCovenants())].filter(([id]) => own.has(id)).flatMap(([, versions]) => versions)
    const parties = new Set<string>(covenants.flatMap((document) => document.parties.map((party) => party.partner)))
    const partners = (yield* readPartners()).filter((partner) =>
      // An informal network is known to those who belong to it, and to no one else (E2).
      partner.network === "informal"
        ? partner.id === user.partner
        : partner.id === user.partner || parties.has(partner.id)
    )
    return { municipalities: yield* readMunicipalities(), partners, covenants }
  })
)

const isAdministrator = (caller: SessionCaller, covenant: string | undefined) =>
  caller.user.grants.some(
    (grant) => grant.role === "administrator" && (covenant === undefined || grant.covenant === covenant)
  )

const onlyAdministrators = () =>
  forbidden({
    nl: "Alleen de beheerder van dit convenant mag dit doen.",
    en: "Only this covenant's administrator may do this."
  })

const reasonOf = (finding: CovenantFinding): ProblemReason => ({
  code: "covenant-incomplete",
  clause: finding.law,
  pointer: finding.field,
  text: finding.text
})

/** What is active must be complete: each missing field is named (L01). `source`: as written, before defaults. */
const requireComplete = (document: CovenantDocument, status: CovenantStatus, source?: unknown) => {
  const findings = status === "active" ? checkActivation(document, source) : []
  return findings.length === 0 ? Effect.void : Effect.fail(refused(findings.map(reasonOf)))
}

const lineOf = (caller: SessionCaller, action: string, document: CovenantDocument, trace: string): LogLine => ({
  who: caller.user.id,
  role: "administrator",
  action,
  objectKind: "covenant",
  object: `${document.id}@${document.version}`,
  covenant: document.id,
  purpose: "",
  clause: "AVG art. 26",
  level: "",
  trace
})

/** What a person sees depends on the covenant, so open streams look again. */
const refreshLinks = Effect.fn("registry.refreshLinks")(function* (covenant: string) {
  const { run } = yield* Sql
  const rows = yield* run("registry.linksOf", (db) =>
    db.selectFrom("casework.link").select("id").where("covenant", "=", covenant).orderBy("id").execute()
  )
  yield* notifyLinks(rows.map((row) => row.id))
})

const lockRegistry = Effect.flatMap(Sql, ({ run }) =>
  run("registry.lock", (db) => raw`select pg_advisory_xact_lock(hashtextextended('casework/registry', 0))`.execute(db))
)

/** Bodies as they were written: what has a default must in part still be said by the region itself. */
const sources = new WeakMap<Request, unknown>()

const publish = route(publishCovenant, {
  screen: (body, { raw: request }) =>
    Effect.as(
      Effect.sync(() => sources.set(request, body)),
      body
    ),
  handle: Effect.fn("publishCovenant")(function* ({ caller, body: document, headers, raw: request }) {
    const session = yield* callerOf(caller)
    const trace = yield* traceOf(headers)
    const sql = yield* Sql
    const answer = { id: document.id, version: document.version, status: document.status }
    return yield* sql.transaction(
      Effect.gen(function* () {
        yield* lockRegistry
        const versions = yield* readCovenant(document.id)
        if (!isAdministrator(session, versions.length === 0 ? undefined : document.id))
          return yield* onlyAdministrators()
        yield* requireComplete(document, document.status, sources.get(request))
        const newest = Math.max(0, ...versions.map(({ version }) => version))
        if (document.version <= newest || !(yield* recordVersion(document, session.user.id))) {
          return yield* conflict("version-exists", {
            nl: `Een versie ligt vast en verandert niet meer. Geef een wijziging nummer ${newest + 1}.`,
            en: `A version is fixed and does not change. Number an amendment ${newest + 1}.`
          })
        }
        yield* tellCovenant(document.id)
        if (versions.length === 0) yield* adopt(session, document.id)
        yield* refreshLinks(document.id)
        yield* appendLog(lineOf(session, "covenant-published", document, trace))
        return answer
      })
    )
  })
})

/** Who brings in a new covenant administers it. */
const adopt = Effect.fn("registry.adopt")(function* (caller: SessionCaller, covenant: string) {
  const { run } = yield* Sql
  yield* run("registry.adopt", (db) =>
    db
      .insertInto("casework.user_grant")
      .values({ user_id: caller.user.id, role: "administrator", covenant })
      .onConflict((existing) => existing.doNothing())
      .execute()
  )
})

const NEXT: Readonly<Record<CovenantStatus, ReadonlyArray<CovenantStatus>>> = {
  draft: ["active", "ended"],
  active: ["suspended", "ended"],
  suspended: ["active", "ended"],
  ended: []
}

const changeStatus = route(
  setCovenantStatus,
  Effect.fn("setCovenantStatus")(function* ({ caller, params, body, headers }) {
    const session = yield* callerOf(caller)
    const trace = yield* traceOf(headers)
    const sql = yield* Sql
    // Whether a covenant exists is for those who work in it.
    if (!session.user.grants.some((grant) => grant.covenant === params.id)) return yield* notFound()
    if (!isAdministrator(session, params.id)) return yield* onlyAdministrators()
    return yield* sql.transaction(
      Effect.gen(function* () {
        yield* lockRegistry
        const current = (yield* readCovenant(params.id)).at(-1)
        if (current === undefined) return yield* notFound()
        const answer = { id: current.id, version: current.version, status: body.status }
        if (current.status === body.status) return answer
        if (!NEXT[current.status].includes(body.status)) {
          return yield* conflict("status-not-possible", {
            nl: `Van ${current.status} kan dit convenant niet naar ${body.status}.`,
            en: `This covenant cannot go from ${current.status} to ${body.status}.`
          })
        }
        yield* requireComplete(current, body.status)
        yield* recordStatus(current, body.status, body.reason ?? null, session.user.id)
        yield* tellCovenant(current.id)
        yield* refreshLinks(current.id)
        yield* appendLog(lineOf(session, `covenant-${body.status}`, current, trace))
        return answer
      })
    )
  })
)

/** Region, partners and covenants; publishing, suspending, resuming and ending. */
export const registryRoutes = [show, publish, changeStatus]
