import { listHubs } from "@kruisverband/contract"
import { useQuery } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"

/** Values that too many signals share, of the covenants that the reader coordinates; the service sorts them. */
export const useHubs = () =>
  useQuery({ queryKey: ["hubs"], queryFn: ({ signal }) => callApi(listHubs, { query: {}, signal }) })
