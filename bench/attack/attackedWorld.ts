import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"
import { groupSightings } from "../support/groupSightings.ts"
import { NAME_GROUPS } from "../support/nameGroups.ts"

/** Share of each name group: about that of a Dutch region with a large town. Two groups were registered without their days of birth. */
const SHARES: Readonly<Record<string, number>> = {
  dutch: 0.6,
  moroccan: 0.12,
  turkish: 0.1,
  surinamese: 0.08,
  polish: 0.04,
  syrian: 0.04,
  eritrean: 0.02
}

/** So many signals of invented people. The name lists are short, so every name is more frequent than in life: the attacker's luck. */
export const attackedWorld = (signals: number, seed: number): ReadonlyArray<SubjectIdentity> =>
  NAME_GROUPS.flatMap((group, i) => {
    const wanted = Math.round(signals * (SHARES[group.name] ?? 0))
    return groupSightings(group, wanted, seed + i, group.name === "syrian" || group.name === "eritrean")
      .slice(0, wanted)
      .map((sighting) => sighting.identity)
  })
