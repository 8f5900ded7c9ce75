import { listLinks } from "@kruisverband/contract"
import { LinkState } from "@kruisverband/domain"
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { linksKey } from "../../shared/api/linkKeys.ts"
import type { WorklistSearch } from "./WorklistSearch.ts"

/** What fills a screen or two; each link comes with its whole explanation, so that more would make the first screen wait. */
const PAGE = 25

/** The worklist under one filter, page by page; the service sorts it. */
export function useWorklist({ view, state, ...filter }: WorklistSearch) {
  const query =
    view === "again" ? { ...filter, again: "true" as const } : { ...filter, state: state ?? ("proposed" as const) }
  return useInfiniteQuery({
    queryKey: [...linksKey, "list", query],
    queryFn: ({ pageParam, signal }) =>
      callApi(listLinks, {
        query: { ...query, limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData
  })
}

/** How many links are to be looked at again under the other filters; undefined while unknown. */
export function useAgainCount({ state: _, view: __, ...rest }: WorklistSearch): number | undefined {
  const count = useQuery({
    queryKey: [...linksKey, "count", { ...rest, again: true }],
    queryFn: ({ signal }) => callApi(listLinks, { query: { ...rest, again: "true", limit: 1 }, signal })
  })
  return count.data?.total
}

/** How many links each state holds under the other filters; undefined while unknown. */
export function useStateCounts(search: WorklistSearch): ReadonlyArray<number | undefined> {
  const { state: _, view: __, ...rest } = search
  return useQueries({
    queries: LinkState.literals.map((state) => ({
      queryKey: [...linksKey, "count", { ...rest, state }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callApi(listLinks, { query: { ...rest, state, limit: 1 }, signal }),
      select: (page: typeof listLinks.success.schema.Type) => page.total
    })),
    combine: (results) => results.map((result) => result.data)
  })
}
