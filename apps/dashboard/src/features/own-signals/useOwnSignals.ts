import {
  amendMySignal,
  answerMyRequest,
  declineMyRequest,
  myRequests,
  mySignal,
  mySignals,
  proposeMyConversation,
  withdrawMySignal
} from "@kruisverband/contract"
import type { DisclosureLevel, RequestId, SignalId } from "@kruisverband/domain"
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"

const ownKey = ["own-signals"] as const
const requestsKey = ["own-requests"] as const

export const useOwnSignals = () =>
  useInfiniteQuery({
    queryKey: [...ownKey, "list"],
    queryFn: ({ pageParam, signal }) =>
      callApi(mySignals, { query: pageParam === "" ? {} : { cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined
  })

export const useOwnSignal = (id: SignalId) =>
  useQuery({ queryKey: [...ownKey, id], queryFn: ({ signal }) => callApi(mySignal, { params: { id }, signal }) })

export const useOwnRequests = () =>
  useQuery({ queryKey: requestsKey, queryFn: ({ signal }) => callApi(myRequests, { signal }) })

export function useShare(id: SignalId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (level: DisclosureLevel) => callApi(amendMySignal, { params: { id }, body: { sharing: { level } } }),
    onSuccess: (signal) => {
      client.setQueryData([...ownKey, id], signal)
      void client.invalidateQueries({ queryKey: [...ownKey, "list"] })
    }
  })
}

export function useWithdraw(id: SignalId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) =>
      callApi(withdrawMySignal, { params: { id }, body: reason.trim() === "" ? {} : { reason: reason.trim() } }),
    onSuccess: (signal) => {
      client.setQueryData([...ownKey, id], signal)
      void client.invalidateQueries({ queryKey: [...ownKey, "list"] })
    }
  })
}

export type Response = "answer" | "decline" | "talk"
const endpoints = { answer: answerMyRequest, decline: declineMyRequest, talk: proposeMyConversation }

export function useRespond(id: RequestId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ response, text }: { response: Response; text: string }) =>
      callApi(endpoints[response], { params: { id }, body: text.trim() === "" ? {} : { text: text.trim() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: requestsKey })
  })
}
