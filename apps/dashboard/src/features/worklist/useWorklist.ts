import { listLinks } from "@kruisverband/contract"
import { LinkState } from "@kruisverband/domain"
import { keepPreviousData, useInfiniteQuery, useQueries } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { linksKey } from "../../shared/api/linkKeys.ts"
import type { WorklistSearch } from "./WorklistSearch.ts"

/** What fills a screen or two; each link comes with its whole explanation, so that more would make the first screen wait. */
const PAGE = 25

/** The worklist under one filter, page by page; the service sorts it. */
export function useWorklist(search: WorklistSearch) {
  const { view: _, ...filter } = search
  const query = { state: "proposed" as const, ...filter }
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
