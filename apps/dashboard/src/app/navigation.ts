import type { SessionView } from "@kruisverband/contract"
import { rolesOf } from "../shared/api/useSession.ts"

export interface Destination {
  readonly to:
    | "/worklist"
    | "/post"
    | "/my-signals"
    | "/check"
    | "/names"
    | "/rights"
    | "/notices"
    | "/openness"
    | "/covenants"
    | "/agreements"
    | "/people"
    | "/retention"
    | "/processing-log"
  readonly text:
    | "worklist"
    | "post"
    | "mySignals"
    | "check"
    | "names"
    | "rights"
    | "notices"
    | "openness"
    | "covenants"
    | "agreements"
    | "people"
    | "retention"
    | "processingLog"
}

/** Who asks for, or decides on, what takes two people; posters find their requests at their signal. */
const DECIDING = [
  "coordinator",
  "lead-municipality",
  "data-protection-officer",
  "administrator",
  "signatory",
  "poster"
] as const

/** Where this person may go, most used first. The services check every request again. */
export function destinationsFor(session: SessionView): ReadonlyArray<Destination> {
  const roles = rolesOf(session)
  if (roles.size === 0) return []
  const reviews = roles.has("coordinator") || roles.has("lead-municipality")
  const posts = roles.has("poster")
  const supervises = roles.has("data-protection-officer")
  return [
    ...(reviews ? [{ to: "/worklist", text: "worklist" } as const] : []),
    ...(posts ? [{ to: "/post", text: "post" } as const, { to: "/my-signals", text: "mySignals" } as const] : []),
    ...(reviews || posts ? [{ to: "/check", text: "check" } as const] : []),
    ...(reviews || roles.has("administrator") ? [{ to: "/names", text: "names" } as const] : []),
    ...(supervises
      ? [
          { to: "/rights", text: "rights" } as const,
          { to: "/notices", text: "notices" } as const,
          { to: "/openness", text: "openness" } as const
        ]
      : []),
    { to: "/covenants", text: "covenants" },
    // Who answers for a covenant reviews what its officer defers.
    ...(!supervises && (roles.has("administrator") || roles.has("lead-municipality"))
      ? [{ to: "/notices", text: "notices" } as const]
      : []),
    ...(supervises || roles.has("administrator") ? [{ to: "/retention", text: "retention" } as const] : []),
    ...(DECIDING.some((role) => roles.has(role)) ? [{ to: "/agreements", text: "agreements" } as const] : []),
    ...(roles.has("administrator") ? [{ to: "/people", text: "people" } as const] : []),
    ...(supervises ? [{ to: "/processing-log", text: "processingLog" } as const] : [])
  ]
}
