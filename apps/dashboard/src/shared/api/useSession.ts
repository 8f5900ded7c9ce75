import { endSession, getSession, type SessionView } from "@kruisverband/contract"
import type { CovenantId, Role } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { clearPersonalState, onClearPersonalState } from "../clearPersonalState.ts"
import { ApiError } from "./ApiError.ts"
import { BASE, callApi, rememberCsrf } from "./callApi.ts"
import { sessionKey } from "./queryClient.ts"

let lastKnown: SessionView | undefined
onClearPersonalState(() => {
  lastKnown = undefined
})

/** Who was logged in last since this page was loaded: a form half filled in outlives its session. */
export const lastKnownSession = () => lastKnown

/** `null`: nobody is logged in. */
const fetchSession = async (signal: AbortSignal): Promise<SessionView | null> => {
  try {
    const session = await callApi(getSession, { signal })
    rememberCsrf(session.csrf)
    lastKnown = session
    return session
  } catch (error) {
    if (error instanceof ApiError && error.kind === "not-logged-in") return null
    throw error
  }
}

export const useSession = () =>
  useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 5 * 60_000 })

/** Logging out forgets everything of a person on this machine, in every tab. */
export function useLogout() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => callApi(endSession, {}),
    onSettled: () => {
      clearPersonalState()
      client.clear()
      window.location.assign("/")
    }
  })
}

export const loginUrl = (returnTo: string) => `${BASE}/session/login?returnTo=${encodeURIComponent(returnTo)}`

export const rolesOf = (session: SessionView): ReadonlySet<Role> =>
  new Set(session.user.grants.map((grant) => grant.role))

export const covenantsFor = (session: SessionView, role: Role): ReadonlySet<CovenantId> =>
  new Set(session.user.grants.filter((grant) => grant.role === role).map((grant) => grant.covenant))
