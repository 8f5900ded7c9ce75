import {
  addRightsRequest,
  answerRightsRevocation,
  chooseSignals,
  decideRightsRequest,
  extendRightsRequest,
  getRightsRequest,
  identifyPerson,
  listRightsRequests,
  listRightsRevocations,
  makeInspectionFile,
  proposeRightsRevocation,
  type RightsRequestView,
  tellRecipient
} from "@kruisverband/contract"
import { type PartnerId, RequestId, type SignalId } from "@kruisverband/domain"
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { lateKey } from "../../shared/rights/LateBanner.tsx"

const listKey = ["rights"] as const
const requestKey = (id: string) => ["rights-request", id] as const

export const useRequests = () =>
  useQuery({ queryKey: listKey, queryFn: ({ signal }) => callApi(listRightsRequests, { query: {}, signal }) })

export const useRequest = (id: RequestId) =>
  useQuery({
    queryKey: requestKey(id),
    queryFn: ({ signal }) => callApi(getRightsRequest, { params: { id }, signal })
  })

type Body<E extends { readonly body: { readonly Type: unknown } }> = E["body"]["Type"]
type Act<E extends { readonly body: { readonly Type: unknown } }> = Omit<Body<E>, "revision">

/** The inspection file, made anew for each choice of what is left out; not kept in the page either. */
export const useInspectionFile = (id: RequestId, leaveOut: ReadonlyArray<SignalId>) =>
  useQuery({
    queryKey: [...requestKey(id), "file", leaveOut],
    queryFn: ({ signal }) => callApi(makeInspectionFile, { params: { id }, body: { leaveOut }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData
  })

/** What may be done with a request as it stands. */
export type RightsAct =
  | { readonly act: "identify"; readonly given: Act<typeof identifyPerson> }
  | { readonly act: "choose"; readonly given: Act<typeof chooseSignals> }
  | { readonly act: "extend"; readonly given: Act<typeof extendRightsRequest> }
  | { readonly act: "decide"; readonly given: Act<typeof decideRightsRequest> }
  | { readonly act: "revoke"; readonly given: Act<typeof proposeRightsRevocation> }
  | { readonly act: "tell"; readonly partner: PartnerId; readonly toldOn: string }

/** Does one thing, on the request as it was read: the answer is how it stands then. */
export function useRightsAct({ id, revision }: Pick<RightsRequestView, "id" | "revision">) {
  const client = useQueryClient()
  const params = { id: RequestId.make(id) }
  return useMutation({
    // What is typed about a person is in this call alone: it is not kept for a later try.
    gcTime: 0,
    mutationFn: (command: RightsAct): Promise<RightsRequestView> => {
      switch (command.act) {
        case "identify":
          return callApi(identifyPerson, { params, body: { ...command.given, revision } })
        case "choose":
          return callApi(chooseSignals, { params, body: { ...command.given, revision } })
        case "extend":
          return callApi(extendRightsRequest, { params, body: { ...command.given, revision } })
        case "decide":
          return callApi(decideRightsRequest, { params, body: { ...command.given, revision } })
        case "revoke":
          return callApi(proposeRightsRevocation, { params, body: { ...command.given, revision } })
        case "tell":
          return callApi(tellRecipient, {
            params: { ...params, partner: command.partner },
            body: { toldOn: command.toldOn }
          })
      }
    },
    onSuccess: (view) => {
      client.setQueryData(requestKey(id), view)
      return client.invalidateQueries({ queryKey: listKey })
    },
    onError: () => client.invalidateQueries({ queryKey: requestKey(id) })
  })
}

const revocationsKey = ["rights-revocations"] as const

export const useRevocations = () =>
  useQuery({
    queryKey: revocationsKey,
    queryFn: ({ signal }) => callApi(listRightsRevocations, { signal }),
    // Its reasons may name a person: they do not outlive the page.
    gcTime: 0
  })

export function useAnswerRevocation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ agree, request }: { readonly request: RequestId; readonly agree: boolean }) =>
      callApi(answerRightsRevocation, { params: { id: request }, body: { agree } }),
    onSuccess: (left) => client.setQueryData(revocationsKey, left),
    onError: () => client.invalidateQueries({ queryKey: revocationsKey }),
    onSettled: (_, __, { request }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: requestKey(request) }),
        client.invalidateQueries({ queryKey: lateKey })
      ])
  })
}

export function useNewRequest() {
  const client = useQueryClient()
  return useMutation({
    gcTime: 0,
    mutationFn: (body: Body<typeof addRightsRequest>) => callApi(addRightsRequest, { body }),
    onSuccess: (view) => {
      client.setQueryData(requestKey(view.id), view)
      return client.invalidateQueries({ queryKey: listKey })
    }
  })
}
