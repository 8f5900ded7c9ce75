import { type AmbiguityView, type LinkView, undoResolution, undoReview } from "@kruisverband/contract"
import type { AmbiguityId, LinkId } from "@kruisverband/domain"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { ambiguityKey, linkKey, linksKey } from "../../shared/api/linkKeys.ts"

export interface TakenBack {
  readonly review: string
  readonly reason: string
}

/** Takes a decision on a link back with a reason, however long ago it was taken. */
export function useTakeBack(link: LinkId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TakenBack) => callApi(undoReview, { params: { id: link }, body }),
    onSuccess: (after: LinkView) => {
      client.setQueryData(linkKey(after.id), after)
      void client.invalidateQueries({ queryKey: linksKey })
    }
  })
}

/** The same for where a signal was said to belong. */
export function useReopen(ambiguity: AmbiguityId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TakenBack) => callApi(undoResolution, { params: { id: ambiguity }, body }),
    onSuccess: (after: AmbiguityView) => {
      client.setQueryData(ambiguityKey(after.id), after)
      void client.invalidateQueries({ queryKey: linksKey })
    }
  })
}

export type TakeBack = Pick<ReturnType<typeof useTakeBack>, "isPending" | "error"> & {
  readonly mutate: (body: TakenBack, options: { readonly onSuccess: () => void }) => void
}
