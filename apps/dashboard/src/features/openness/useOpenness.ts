import {
  addOpennessDocument,
  addOpennessRequest,
  assessOpennessDocument,
  decideOpennessRequest,
  destroyOpennessDocuments,
  extendOpennessRequest,
  getOpennessDocument,
  getOpennessLetter,
  getOpennessRequest,
  getPublicDocument,
  listOpennessRequests,
  type OpennessDocumentView,
  type OpennessRequestView,
  removeOpennessDocument
} from "@kruisverband/contract"
import { type OpennessDocumentId, RequestId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"

const listKey = ["openness"] as const
const requestKey = (id: string) => ["openness-request", id] as const
const documentKey = (id: string, document: string) => [...requestKey(id), document] as const

/** Each reading of a document's words is a line in the log: it is read when somebody opens it, and kept no longer. */
const readOnce = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY } as const

export const useRequests = () =>
  useQuery({ queryKey: listKey, queryFn: ({ signal }) => callApi(listOpennessRequests, { query: {}, signal }) })

export const useRequest = (id: RequestId) =>
  useQuery({
    queryKey: requestKey(id),
    queryFn: ({ signal }) => callApi(getOpennessRequest, { params: { id }, signal })
  })

export const useDocument = (id: RequestId, document: OpennessDocumentId) =>
  useQuery({
    queryKey: documentKey(id, document),
    queryFn: ({ signal }) => callApi(getOpennessDocument, { params: { id, document }, signal }),
    ...readOnce
  })

export const usePublicDocument = (id: RequestId, document: OpennessDocumentId) =>
  useQuery({
    queryKey: [...documentKey(id, document), "public"],
    queryFn: ({ signal }) => callApi(getPublicDocument, { params: { id, document }, signal }),
    ...readOnce
  })

export const useLetter = (id: RequestId) =>
  useQuery({
    queryKey: [...requestKey(id), "letter"],
    queryFn: ({ signal }) => callApi(getOpennessLetter, { params: { id }, signal }),
    ...readOnce
  })

type Body<E extends { readonly body: { readonly Type: unknown } }> = E["body"]["Type"]
type Act<E extends { readonly body: { readonly Type: unknown } }> = Omit<Body<E>, "revision">

/** What may be done with a request as it stands. */
export type OpennessAct =
  | { readonly act: "extend"; readonly given: Act<typeof extendOpennessRequest> }
  | { readonly act: "add"; readonly given: Act<typeof addOpennessDocument> }
  | { readonly act: "remove"; readonly document: OpennessDocumentId }
  | { readonly act: "decide"; readonly given: Act<typeof decideOpennessRequest> }
  | { readonly act: "destroy" }

/** Does one thing, on the request as it was read: the answer is how it stands then. */
export function useOpennessAct({ id, revision }: Pick<OpennessRequestView, "id" | "revision">) {
  const client = useQueryClient()
  const params = { id: RequestId.make(id) }
  return useMutation({
    // What is typed or pasted is in this call alone: it is not kept for a later try.
    gcTime: 0,
    mutationFn: (command: OpennessAct): Promise<OpennessRequestView> => {
      switch (command.act) {
        case "extend":
          return callApi(extendOpennessRequest, { params, body: { ...command.given, revision } })
        case "add":
          return callApi(addOpennessDocument, { params, body: { ...command.given, revision } })
        case "remove":
          return callApi(removeOpennessDocument, {
            params: { ...params, document: command.document },
            body: { revision }
          })
        case "decide":
          return callApi(decideOpennessRequest, { params, body: { ...command.given, revision } })
        case "destroy":
          return callApi(destroyOpennessDocuments, { params, body: { revision } })
      }
    },
    onSuccess: (view) => {
      client.setQueryData(requestKey(id), view)
      return client.invalidateQueries({ queryKey: listKey })
    },
    onError: () => client.invalidateQueries({ queryKey: requestKey(id), exact: true })
  })
}

/** Keeps what was marked in a document; the answer is the document as it stands then. */
export function useAssessment({ id, request, revision }: OpennessDocumentView) {
  const client = useQueryClient()
  return useMutation({
    gcTime: 0,
    mutationFn: (given: Act<typeof assessOpennessDocument>): Promise<OpennessDocumentView> =>
      callApi(assessOpennessDocument, { params: { id: request, document: id }, body: { ...given, revision } }),
    onSuccess: (view) => {
      client.setQueryData(documentKey(request, id), view)
      return client.invalidateQueries({ queryKey: requestKey(request), exact: true })
    }
  })
}

export function useNewRequest() {
  const client = useQueryClient()
  return useMutation({
    gcTime: 0,
    mutationFn: (body: Body<typeof addOpennessRequest>) => callApi(addOpennessRequest, { body }),
    onSuccess: (view) => {
      client.setQueryData(requestKey(view.id), view)
      return client.invalidateQueries({ queryKey: listKey })
    }
  })
}
