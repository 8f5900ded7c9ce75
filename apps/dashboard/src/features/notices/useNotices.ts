import {
  type DeferralView,
  deferNotice,
  getDeferral,
  listNotices,
  recordNotice,
  reviewDeferral
} from "@kruisverband/contract"
import type { DeferralId } from "@kruisverband/domain"
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { lateKey } from "../../shared/rights/LateBanner.tsx"

const noticesKey = ["notices"] as const
const deferralKey = (id: DeferralId) => ["deferral", id] as const

export const useNotices = (show: "due" | "deferred" | "given") =>
  useInfiniteQuery({
    queryKey: [...noticesKey, show],
    queryFn: ({ pageParam, signal }) =>
      callApi(listNotices, { query: { show, ...(pageParam === "" ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined
  })

export const useDeferral = (id: DeferralId) =>
  useQuery({
    queryKey: deferralKey(id),
    queryFn: ({ signal }) => callApi(getDeferral, { params: { id }, signal }),
    // Considerations may name a person: they do not outlive the page.
    gcTime: 0
  })

type Body<E extends { readonly body: { readonly Type: unknown } }> = E["body"]["Type"]

const useRenew = () => {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: noticesKey }),
      client.invalidateQueries({ queryKey: lateKey })
    ])
  }
}

export function useGive() {
  const renew = useRenew()
  return useMutation({
    mutationFn: (body: Body<typeof recordNotice>) => callApi(recordNotice, { body }),
    onSettled: renew
  })
}

export function useDefer() {
  const renew = useRenew()
  return useMutation({
    gcTime: 0,
    mutationFn: (body: Body<typeof deferNotice>) => callApi(deferNotice, { body }),
    onSettled: renew
  })
}

export function useReview({ id, revision }: Pick<DeferralView, "id" | "revision">) {
  const client = useQueryClient()
  const renew = useRenew()
  return useMutation({
    gcTime: 0,
    mutationFn: (body: Omit<Body<typeof reviewDeferral>, "revision">) =>
      callApi(reviewDeferral, { params: { id }, body: { ...body, revision } }),
    onSuccess: (view) => {
      client.setQueryData(deferralKey(id), view)
      return renew()
    },
    onError: () => client.invalidateQueries({ queryKey: deferralKey(id) })
  })
}
