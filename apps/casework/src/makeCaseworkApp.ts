import { makeService, type RateLimit, type Route } from "@kruisverband/http"
import type { SecureRandom } from "@kruisverband/privacy"
import { Sql } from "@kruisverband/store"
import type { CovenantKeyring, ErasureJournal } from "@kruisverband/vault"
import { Effect } from "effect"
import { Hono } from "hono"
import { sql as raw } from "kysely"
import { accessRoutes } from "./access/accessRoutes.ts"
import { personRoutes } from "./access/personRoutes.ts"
import { agreementRoutes } from "./agreements/agreementRoutes.ts"
import { ambiguityRoutes } from "./ambiguities/ambiguityRoutes.ts"
import type { CaseworkConfig } from "./CaseworkConfig.ts"
import { checkRoutes } from "./checks/checkRoutes.ts"
import { draftRoutes } from "./covenants/draftRoutes.ts"
import { covenantReadRoutes } from "./covenants/readRoutes.ts"
import { signRoutes } from "./covenants/signRoutes.ts"
import { statusRoutes } from "./covenants/statusRoutes.ts"
import { hubRoutes } from "./hubs/hubRoutes.ts"
import { decisionRoutes } from "./links/decisionRoutes.ts"
import { readRoutes } from "./links/readRoutes.ts"
import { logRoutes } from "./log/logRoutes.ts"
import { nameRoutes } from "./names/nameRoutes.ts"
import { noticeRoutes } from "./notices/noticeRoutes.ts"
import { opennessRoutes } from "./openness/opennessRoutes.ts"
import { pauseRoutes } from "./pauses/pauseRoutes.ts"
import { postingRoutes } from "./posting/postingRoutes.ts"
import { recordRefusal } from "./refusals/recordRefusal.ts"
import { refusalRoutes } from "./refusals/refusalRoutes.ts"
import { registryRoutes } from "./registry/registryRoutes.ts"
import { retentionRoutes } from "./retention/retentionRoutes.ts"
import { recipientNoticeRoutes } from "./rights/recipientNotices.ts"
import { rightsRoutes } from "./rights/rightsRoutes.ts"
import { authenticate } from "./session/authenticate.ts"
import { fromCaller } from "./session/fromCaller.ts"
import { loginRoutes } from "./session/loginRoutes.ts"
import type { OpenId } from "./session/OpenId.ts"
import { sessionRoutes } from "./session/sessionRoutes.ts"
import type { LinkHub } from "./stream/LinkHub.ts"
import { streamRoute } from "./stream/streamRoute.ts"

/** Version of the HTTP interface: its major is in the path. */
const VERSION = "1.0.0"
const DESCRIPTION =
  "Kruisverbanden beoordelen, navragen, en convenanten vastleggen; voor mensen met een sessie. / Reviewing cross-links, asking posters and publishing covenants; for people with a session."

/** What the application needs while it runs. */
export type CaseworkServices =
  | Sql
  | CaseworkConfig
  | CovenantKeyring
  | ErasureJournal
  | LinkHub
  | OpenId
  | RateLimit
  | SecureRandom

/** The HTTP application, all below `/casework/v1`. */
export const makeCaseworkApp: Effect.Effect<Hono, never, CaseworkServices> = Effect.gen(function* () {
  const services = yield* Effect.context<CaseworkServices>()
  const sql = yield* Sql
  const reachable = sql
    .run("casework.ready", (db) => raw`select 1`.execute(db))
    .pipe(
      Effect.as<ReadonlyArray<string>>([]),
      Effect.orElseSucceed((): ReadonlyArray<string> => ["database-not-reachable"])
    )
  const routes: ReadonlyArray<Route<CaseworkServices>> = [
    ...(yield* sessionRoutes),
    ...accessRoutes,
    ...personRoutes,
    ...agreementRoutes,
    ...readRoutes,
    ...decisionRoutes,
    ...ambiguityRoutes,
    ...postingRoutes,
    ...hubRoutes,
    ...pauseRoutes,
    ...logRoutes,
    ...refusalRoutes,
    ...nameRoutes,
    ...rightsRoutes,
    ...noticeRoutes,
    ...recipientNoticeRoutes,
    ...opennessRoutes,
    ...registryRoutes,
    ...covenantReadRoutes,
    ...draftRoutes,
    ...signRoutes,
    ...statusRoutes,
    ...checkRoutes,
    ...retentionRoutes,
    streamRoute
  ]
  const service = yield* makeService({
    name: "casework",
    api: {
      base: "/casework/v1",
      version: VERSION,
      title: "Kruisverband casework",
      description: DESCRIPTION,
      contact: { name: "Kruisverband", email: "beheer@kruisverband.example", url: "https://kruisverband.example" }
    },
    routes,
    authenticate,
    around: fromCaller,
    refused: recordRefusal,
    ready: reachable
  })
  // The redirects of a log-in come first: the service answers 404 for whatever it does not know below its base.
  return new Hono().route("/", loginRoutes(services)).route("/", service)
})
