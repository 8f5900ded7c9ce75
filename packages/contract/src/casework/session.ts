import { CovenantDocument, Municipality, Partner, User } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const session = { kind: "session" } as const

/** Who is logged in. `csrf` goes back in the header `X-CSRF-Token` of every request that changes something. */
export const SessionView = Schema.Struct({
  user: User,
  csrf: Schema.String,
  /** When the session ends at the latest, UTC. */
  expiresAt: Schema.String,
  /** When the person showed who they are, UTC: some acts ask that anew. */
  loggedInAt: Schema.String
}).annotate({ identifier: "Session" })
export type SessionView = typeof SessionView.Type

/** 401 where nobody is logged in. `GET /session/login?returnTo=/path` and `/session/callback` are browser redirects, outside this table. */
export const getSession = endpoint({
  id: "getSession",
  method: "GET",
  path: "/session",
  tag: "session",
  summary: { nl: "Wie is ingelogd", en: "Who is logged in" },
  auth: session,
  success: { status: 200, schema: SessionView }
})

export const endSession = endpoint({
  id: "endSession",
  method: "POST",
  path: "/session/logout",
  tag: "session",
  summary: { nl: "Uitloggen", en: "Log out" },
  auth: session,
  success: { status: 204, schema: Schema.Void }
})

/** What the viewer needs to know of the region: municipalities, partners (informal ones only for their holders) and own covenants. */
export const getRegistry = endpoint({
  id: "getRegistry",
  method: "GET",
  path: "/registry",
  tag: "covenants",
  summary: { nl: "Regio, partners en convenanten", en: "Region, partners and covenants" },
  auth: session,
  success: {
    status: 200,
    schema: Schema.Struct({
      municipalities: Schema.Array(Municipality),
      partners: Schema.Array(Partner),
      covenants: Schema.Array(Schema.toType(CovenantDocument))
    })
  }
})
