import { covenantStanding, type RightsSearch, searchOf } from "@kruisverband/domain"
import { type Viewpoint, versionsOf } from "../links/Viewpoint.ts"
import type { RightsRecord } from "./RightsRecord.ts"

/** How far the last search for the person of a request can be built on now. In a covenant that has ended nobody is found by name. */
export const lastSearchOf = (record: RightsRecord, viewpoint: Viewpoint): RightsSearch =>
  searchOf({
    searchedPaused: record.searchedPaused,
    paused: record.paused,
    covenantEnded: covenantStanding(versionsOf(viewpoint, record.covenant), viewpoint.now).standing === "ended"
  })
