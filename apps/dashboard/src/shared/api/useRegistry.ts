import { getRegistry } from "@kruisverband/contract"
import type {
  CovenantDocument,
  CovenantId,
  Municipality,
  MunicipalityCode,
  Partner,
  PartnerId
} from "@kruisverband/domain"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { callApi } from "./callApi.ts"

export interface Registry {
  readonly municipalities: ReadonlyArray<Municipality>
  readonly partners: ReadonlyArray<Partner>
  readonly covenants: ReadonlyArray<CovenantDocument>
  /** Names for people; the code itself where the viewer may not know the name. */
  readonly municipalityName: (code: MunicipalityCode) => string
  readonly partnerName: (id: PartnerId) => string
  readonly covenant: (id: CovenantId) => CovenantDocument | undefined
}

const empty = { municipalities: [], partners: [], covenants: [] }

export const registryKey = ["registry"] as const

/** Region, partners and covenants as far as the viewer may see. Empty while waiting: names fall back to codes. */
export function useRegistry() {
  const query = useQuery({
    queryKey: registryKey,
    queryFn: ({ signal }) => callApi(getRegistry, { signal }),
    staleTime: 10 * 60_000
  })
  const data = query.data
  const registry = useMemo((): Registry => {
    const { municipalities, partners, covenants } = data ?? empty
    return {
      municipalities,
      partners,
      covenants,
      municipalityName: (code) => municipalities.find((one) => one.code === code)?.name ?? code,
      partnerName: (id) => partners.find((one) => one.id === id)?.name ?? id,
      covenant: (id) => covenants.find((one) => one.id === id)
    }
  }, [data])
  return { ...query, registry }
}
