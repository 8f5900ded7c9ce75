import {
  type AgreementView,
  askAgreement,
  declineAgreement,
  giveAgreement,
  listAgreements,
  withdrawAgreement
} from "@kruisverband/contract"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../api/callApi.ts"

const key = ["agreements"] as const

/** What takes two people, and waits for one or is over. */
export const useAgreements = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => callApi(listAgreements, { signal }), staleTime: 60_000 })

/** How many wait for a decision of this person. */
export const waitingForMe = (agreements: ReadonlyArray<AgreementView>): number =>
  agreements.filter(({ agreesAs }) => agreesAs !== undefined).length

export type AgreementAsk = (typeof askAgreement)["body"]["Type"]

/** Asks for what one may not do alone. */
export function useAsk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: AgreementAsk) => callApi(askAgreement, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key })
  })
}

const endpoints = { agree: giveAgreement, decline: declineAgreement, withdraw: withdrawAgreement }
export type Decision = keyof typeof endpoints

/** Decides on one. What was agreed to may change anything: all is looked at again. */
export function useDecide(id: AgreementView["id"]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: Decision) => callApi(endpoints[decision], { params: { id } }),
    onSuccess: () => client.invalidateQueries()
  })
}
