import { listAccessDecisions, listLogLines, verifyLogs } from "@kruisverband/contract"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { startOfDay } from "../../shared/time/formatMoment.ts"
import { type LogSearch, queryOf } from "./LogSearch.ts"

const PAGE = 50

/** The log under one search, page by page, newest first. */
export function useProcessingLog(search: LogSearch) {
  return useInfiniteQuery({
    queryKey: ["processing-log", search],
    queryFn: ({ pageParam, signal }) =>
      callApi(listLogLines, {
        query: { ...queryOf(search, startOfDay), limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData
  })
}

/** Whether both chains are whole. Walking them takes a while, so it is done once per visit, or when asked for. */
export function useVerification() {
  return useQuery({
    queryKey: ["processing-log-verification"],
    queryFn: ({ signal }) => callApi(verifyLogs, { signal }),
    staleTime: Number.POSITIVE_INFINITY
  })
}

/** Access that was refused, by the same person and days as are looked for in the log. */
export function useRefusals({ from, until, who }: LogSearch) {
  const query = {
    ...(who === undefined ? {} : { who }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until })
  }
  return useQuery({
    queryKey: ["access-decisions", query],
    queryFn: ({ signal }) => callApi(listAccessDecisions, { query, signal })
  })
}
