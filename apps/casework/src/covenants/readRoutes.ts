import { exportProcessingRegister, getCovenant, getEssence, getProcessingRegister } from "@kruisverband/contract"
import {
  covenantStanding,
  essenceOf,
  LOGGED_AS_NONE,
  logPurposes,
  registerCsv,
  registerEntryOf
} from "@kruisverband/domain"
import { forbidden, notFound, rawRoute, route } from "@kruisverband/http"
import { DateTime, Effect } from "effect"
import { appendLog } from "../log/processingLog.ts"
import { traceOf } from "../log/trace.ts"
import { readCovenant, readCovenants, readMunicipalities, readPartners } from "../registry/Registry.ts"
import { callerOf } from "../session/callerOf.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { readState, worksIn } from "./CovenantState.ts"
import { lifeOf, readDepartures, readHistory, seesProposals } from "./lifeOf.ts"

const show = route(
  getCovenant,
  Effect.fn("getCovenant")(function* ({ caller, params }) {
    const session = yield* callerOf(caller)
    if (!worksIn(session, params.id)) return yield* notFound()
    const state = yield* readState(params.id)
    if (state.adopted.length === 0 && !seesProposals(session, params.id)) return yield* notFound()
    const history = yield* readHistory(params.id)
    const departures = yield* readDepartures(params.id)
    return lifeOf(session, params.id, state, { history, departures, now: yield* DateTime.now })
  })
)

/** For anyone: what governs now, or governed last. A covenant that was never adopted is nobody's business yet. */
const essence = route(
  getEssence,
  Effect.fn("getEssence")(function* ({ params }) {
    const found = covenantStanding(yield* readCovenant(params.id), yield* DateTime.now)
    if (found.standing === "unknown" || found.standing === "draft") return yield* notFound()
    const names = new Map((yield* readMunicipalities()).map((one) => [one.code, one.name]))
    const { document } = found
    return {
      ...essenceOf(document, yield* readPartners()),
      municipalityNames: document.municipalities.map((code) => names.get(code) ?? code)
    }
  })
)

const KEEPERS: ReadonlyArray<string> = ["administrator", "data-protection-officer"]

/** Covenants of which this person keeps the register; 403 when there are none. */
const keptBy = ({ user }: SessionCaller) => {
  const kept = new Set<string>(user.grants.filter((grant) => KEEPERS.includes(grant.role)).map((one) => one.covenant))
  return kept.size > 0
    ? Effect.succeed(kept)
    : Effect.fail(
        forbidden({
          nl: "Het register is voor de beheerder en de functionaris gegevensbescherming.",
          en: "The register is for the administrator and the data protection officer."
        })
      )
}

const entriesFor = Effect.fn("covenants.register")(function* (caller: SessionCaller) {
  const kept = yield* keptBy(caller)
  const now = yield* DateTime.now
  const partners = yield* readPartners()
  return [...(yield* readCovenants())].flatMap(([id, versions]) => {
    const found = covenantStanding(versions, now)
    const hidden = !kept.has(id) || found.standing === "unknown" || found.standing === "draft"
    return hidden ? [] : [registerEntryOf(found.document, partners, now)]
  })
})

const register = route(getProcessingRegister, ({ caller }) =>
  Effect.gen(function* () {
    return { entries: yield* entriesFor(yield* callerOf(caller)) }
  })
)

const exported = rawRoute(exportProcessingRegister, ({ caller, raw }) =>
  Effect.gen(function* () {
    const session = yield* callerOf(caller)
    const entries = yield* entriesFor(session)
    yield* appendLog({
      who: session.user.id,
      role: KEEPERS.filter((role) => session.user.grants.some((grant) => grant.role === role)).join(","),
      action: "register-exported",
      objectKind: "covenant",
      object: `count:${entries.length}`,
      covenant: LOGGED_AS_NONE,
      purpose: logPurposes.accountability,
      clause: "AVG art. 30",
      level: "",
      trace: yield* traceOf(raw.headers)
    })
    return new Response(registerCsv(entries), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="verwerkingsregister.csv"'
      }
    })
  })
)

/** Covenants as those who work in them see them; the essence and the register. */
export const covenantReadRoutes = [show, essence, register, exported]
