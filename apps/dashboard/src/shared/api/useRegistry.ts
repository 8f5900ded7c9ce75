import { getRegistry } from "@kruisverband/contract"
import {
  type CovenantDocument,
  type CovenantId,
  covenantStanding,
  type Municipality,
  type MunicipalityCode,
  type Partner,
  type PartnerId
} from "@kruisverband/domain"
import { useQuery } from "@tanstack/react-query"
import { DateTime } from "effect"
import { useMemo } from "react"
import { now } from "../time/clock.ts"
import { callApi } from "./callApi.ts"

export interface Registry {
  readonly municipalities: ReadonlyArray<Municipality>
  readonly partners: ReadonlyArray<Partner>
  /** Each covenant once: the version that governs now, or the draft of one that was never adopted. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  /** Names for people; the code itself where the viewer may not know the name. */
  readonly municipalityName: (code: MunicipalityCode) => string
  readonly partnerName: (id: PartnerId) => string
  readonly covenant: (id: CovenantId) => CovenantDocument | undefined
}

const empty = { municipalities: [], partners: [], covenants: [] }

/** Of all versions of all covenants the one that governs each, in the order in which they came. */
export function governingVersions(
  versions: ReadonlyArray<CovenantDocument>,
  moment: Date
): ReadonlyArray<CovenantDocument> {
  const now = DateTime.fromDateUnsafe(moment)
  return [...Map.groupBy(versions, (version) => version.id).values()].flatMap((own) => {
    const found = covenantStanding(own, now)
    return found.standing === "unknown" ? [] : [found.document]
  })
}

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
    const { municipalities, partners, covenants: versions } = data ?? empty
    const covenants = governingVersions(versions, now())
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
