import { type LinkView, undoReview } from "@kruisverband/contract"
import type { LinkId } from "@kruisverband/domain"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { linkKey, linksKey } from "../../shared/api/linkKeys.ts"

/** Takes a decision back with a reason, however long ago it was taken. */
export function useTakeBack(link: LinkId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { review: string; reason: string }) => callApi(undoReview, { params: { id: link }, body }),
    onSuccess: (after: LinkView) => {
      client.setQueryData(linkKey(after.id), after)
      void client.invalidateQueries({ queryKey: linksKey })
    }
  })
}
