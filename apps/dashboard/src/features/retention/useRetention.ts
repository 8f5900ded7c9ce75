import { agreeToHold, endHold, getRetention, type HoldView, holdBack } from "@kruisverband/contract"
import type { CovenantId, LinkId, SignalId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"

const key = ["retention"]

/** What goes, what went and what is held, in the covenants that the reader oversees. */
export const useRetention = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => callApi(getRetention, { signal }) })

export type HoldOrder =
  | {
      readonly kind: "set"
      readonly covenant: CovenantId
      /** Absent: the whole covenant. */
      readonly of?: LinkId | SignalId
      readonly reason: string
      readonly until: string
    }
  | { readonly kind: "confirm" | "lift"; readonly hold: HoldView }

const send = (order: HoldOrder) => {
  if (order.kind === "set") {
    const { kind: _, ...body } = order
    return callApi(holdBack, { body })
  }
  const { covenant, id } = order.hold
  return callApi(order.kind === "confirm" ? agreeToHold : endHold, { params: { id }, body: { covenant } })
}

export function useHoldOrder() {
  const client = useQueryClient()
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: key }) })
}
