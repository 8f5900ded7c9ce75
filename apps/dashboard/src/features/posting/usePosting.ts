import { checkDraft, postSignal } from "@kruisverband/contract"
import type { CovenantDocument, SignalInput, SignalKind } from "@kruisverband/domain"
import { useMutation } from "@tanstack/react-query"
import { ApiError } from "../../shared/api/ApiError.ts"
import { callApi } from "../../shared/api/callApi.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, lastKnownSession, useSession } from "../../shared/api/useSession.ts"
import { discardDraft, renewKey } from "./draftStore.ts"

/** Active covenants this person may post under, and the part the own organisation has in each. */
export function usePostingCovenants() {
  const session = useSession().data ?? lastKnownSession()
  const { registry, isPending, error, refetch } = useRegistry()
  const mine = session ? covenantsFor(session, "poster") : new Set()
  const partner = session?.user.partner
  const covenants = registry.covenants.filter((covenant) => mine.has(covenant.id) && covenant.status === "active")
  const partyOf = (covenant: CovenantDocument | undefined) =>
    covenant?.parties.find((party) => party.partner === partner)
  const forKind = (kind: SignalKind) => covenants.filter((covenant) => covenant.kinds.includes(kind))
  return { registry, partner, covenants, forKind, partyOf, isPending, error, refetch }
}

/** What would happen; nothing is stored. */
export const useCheck = () =>
  useMutation({ mutationFn: (signal: SignalInput) => callApi(checkDraft, { body: signal }) })

/** Posts once per key, however often it is pressed or the connection drops. */
export const usePost = () =>
  useMutation({
    mutationFn: ({ signal, key }: { signal: SignalInput; key: string }) =>
      callApi(postSignal, { body: signal, idempotencyKey: key }),
    onSuccess: discardDraft,
    onError: (error) => {
      const refused = error instanceof ApiError && (error.kind === "refused" || error.kind === "malformed")
      if (refused) renewKey()
    }
  })
