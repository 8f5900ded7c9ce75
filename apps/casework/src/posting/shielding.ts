import { amendSignal, getOwnSignal } from "@kruisverband/contract"
import { CovenantId, DisclosureLevel, liftsShielding, refuseAgreement, type SignalId } from "@kruisverband/domain"
import { callEndpoint } from "@kruisverband/http"
import { asService, Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { agreed } from "../agreements/agreementProblem.ts"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import type { PosterCaller } from "./delegate.ts"

/** For whom ingest is asked. */
interface Source {
  readonly partner: string
  readonly user: string
  readonly trace: string
}

const inTheName = ({ partner, trace, user }: Source) => ({
  traceparent: `00-${trace}-${trace.slice(16)}-01`,
  "X-On-Behalf-Of-Partner": partner,
  "X-On-Behalf-Of-User": user
})

const decodeLevel = Schema.decodeUnknownSync(DisclosureLevel)

/** How a signal of this organisation is shared now, as far as casework has heard; another's is not there. */
const heard = Effect.fn("shielding.heard")(function* (partner: string, signal: string) {
  const { run } = yield* Sql
  const row = yield* run("shielding.heard", (db) =>
    db
      .selectFrom("casework.signal")
      .select(["covenant", "facts"])
      .where("id", "=", signal)
      .where("partner", "=", partner)
      .where("withdrawn", "=", false)
      .executeTakeFirst()
  ).pipe(asService)
  if (row === undefined) return undefined
  const { level } = Schema.decodeUnknownSync(Schema.Struct({ level: DisclosureLevel }))(row.facts)
  return { covenant: CovenantId.make(row.covenant), level }
})

/** The same, asked of ingest where casework has not heard of it yet. 404 for what is not there. */
export const sharedAs = Effect.fn("shielding.sharedAs")(function* (source: Source, signal: SignalId) {
  const known = yield* heard(source.partner, signal)
  if (known !== undefined) return known
  const { ingest } = yield* CaseworkConfig
  const own = yield* callEndpoint(getOwnSignal, ingest, { headers: inTheName(source), params: { id: signal } })
  return { covenant: own.covenant, level: decodeLevel(own.sharing.level) }
})

/** Showing the source of a shielded signal takes two persons: alone it is refused, with what to do. */
export const requireShielded = Effect.fn("shielding.require")(function* (
  { partner, user }: PosterCaller,
  signal: SignalId,
  level: DisclosureLevel,
  trace: string
) {
  if (level !== "full") return
  const now = yield* sharedAs({ partner, user: user.id, trace }, signal)
  if (liftsShielding(now.level, level)) return yield* agreed(refuseAgreement("second-person-needed"))
})

/** Does what a second person agreed to, in the name of the poster who asked; ingest's own rules hold as ever. */
export const raiseSharing = Effect.fn("shielding.raise")(function* (
  source: Source,
  signal: SignalId,
  level: DisclosureLevel
) {
  const { ingest } = yield* CaseworkConfig
  yield* callEndpoint(amendSignal, ingest, {
    headers: inTheName(source),
    params: { id: signal },
    body: { sharing: { level } }
  })
})
