import { listAmbiguities } from "@kruisverband/contract"
import { useQuery } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { ambiguitiesKey } from "../../shared/api/linkKeys.ts"
import type { WorklistSearch } from "./WorklistSearch.ts"

/** Signals that fit more than one, latest change first; under the covenant that is chosen, if any. */
export function useAmbiguities({ covenant }: Pick<WorklistSearch, "covenant">) {
  const query = covenant === undefined ? {} : { covenant }
  return useQuery({
    queryKey: [...ambiguitiesKey, query],
    queryFn: ({ signal }) => callApi(listAmbiguities, { query: { ...query, limit: 100 }, signal })
  })
}
