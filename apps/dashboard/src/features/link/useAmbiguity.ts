import {
  type AmbiguityView,
  askAboutAmbiguity,
  getAmbiguity,
  keepResolution,
  resolveAmbiguity
} from "@kruisverband/contract"
import type { AmbiguityId, SignalId } from "@kruisverband/domain"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { ambiguitiesKey, ambiguityKey, linksKey } from "../../shared/api/linkKeys.ts"

export const useAmbiguity = (id: AmbiguityId) =>
  useQuery({
    queryKey: ambiguityKey(id),
    queryFn: ({ signal }) => callApi(getAmbiguity, { params: { id }, signal }),
    staleTime: 5_000
  })

/** Says where the signal belongs: with the signals of one fit, or with none. */
export function useResolve({ id, revision }: AmbiguityView) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (said: { readonly together: ReadonlyArray<SignalId>; readonly reason: string }) =>
      callApi(resolveAmbiguity, { params: { id }, body: { ...said, revision } }),
    onSuccess: (after) => {
      client.setQueryData(ambiguityKey(after.id), after)
      void client.invalidateQueries({ queryKey: linksKey })
    },
    // Somebody or something was first: show how it stands now.
    onError: () => client.invalidateQueries({ queryKey: ambiguityKey(id) })
  })
}

/** Says that the decision stays as it was. */
export function useKeepResolution({ id, revision }: AmbiguityView) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) => callApi(keepResolution, { params: { id }, body: { reason, revision } }),
    onSuccess: (after) => {
      client.setQueryData(ambiguityKey(after.id), after)
      void client.invalidateQueries({ queryKey: ambiguitiesKey })
    },
    onError: () => client.invalidateQueries({ queryKey: ambiguityKey(id) })
  })
}

/** Sends a question to a poster; the page then shows that it is open. */
export function useAskHere(id: AmbiguityId) {
  const client = useQueryClient()
  return async (body: { readonly signal: SignalId; readonly question: string }) => {
    await callApi(askAboutAmbiguity, { params: { id }, body })
    void client.invalidateQueries({ queryKey: ambiguityKey(id) })
  }
}
