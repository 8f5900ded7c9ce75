import {
  activateCovenant,
  type CovenantLife,
  discardCovenant,
  getCovenant,
  leaveCovenant,
  reopenCovenant,
  setCovenantStatus,
  signCovenant
} from "@kruisverband/contract"
import { CovenantId, type CovenantStatus, type PartnerId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../api/callApi.ts"
import { sessionKey } from "../api/queryClient.ts"
import { registryKey } from "../api/useRegistry.ts"

export const covenantKey = (id: string) => ["covenant", id] as const

/** A covenant with its versions, signatures and what one may do. */
export const useCovenant = (id: string) =>
  useQuery({
    queryKey: covenantKey(id),
    queryFn: ({ signal }) => callApi(getCovenant, { params: { id: CovenantId.make(id) }, signal })
  })

/** What may be done with a covenant as it stands. `text`: the digest of what the person has read. */
export type CovenantCommand =
  | { readonly act: "sign" | "activate"; readonly text: string }
  | { readonly act: "reopen" | "discard" }
  | { readonly act: "status"; readonly status: CovenantStatus; readonly version: number; readonly reason: string }
  | { readonly act: "leave"; readonly partner: PartnerId; readonly reason: string }

/** Does one thing, and looks at the covenant, the region and one's own roles again: all may have changed. */
export function useCovenantCommand(life: Pick<CovenantLife, "id">) {
  const client = useQueryClient()
  const params = { id: life.id }
  return useMutation({
    mutationFn: async (command: CovenantCommand): Promise<unknown> => {
      switch (command.act) {
        case "sign":
          return callApi(signCovenant, { params, body: { text: command.text } })
        case "activate":
          return callApi(activateCovenant, { params, body: { text: command.text } })
        case "reopen":
          return callApi(reopenCovenant, { params, body: {} })
        case "discard":
          return callApi(discardCovenant, { params, body: {} })
        case "status":
          return callApi(setCovenantStatus, {
            params,
            body: { status: command.status, version: command.version, reason: command.reason }
          })
        case "leave":
          return callApi(leaveCovenant, { params, body: { partner: command.partner, reason: command.reason } })
      }
    },
    onSuccess: (_, command) => {
      if (command.act === "discard") client.removeQueries({ queryKey: covenantKey(life.id) })
      return Promise.all([
        client.invalidateQueries({ queryKey: covenantKey(life.id) }),
        client.invalidateQueries({ queryKey: registryKey }),
        client.invalidateQueries({ queryKey: sessionKey })
      ])
    }
  })
}
