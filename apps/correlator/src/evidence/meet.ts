import { bothGrounds, groundOf, meets, NO_GROUND } from "@kruisverband/linkage/match"
import type { FollowingRecord } from "../store/records.ts"
import { recordKnown } from "./LinkingRecord.ts"

/** Whether two records share enough to be compared. */
export const meet = (x: FollowingRecord, y: FollowingRecord): boolean => {
  const followed = new Set(x.followed)
  const ground = y.followed
    .filter((token) => followed.has(token))
    .map((token) => groundOf(token.charCodeAt(0)))
    .reduce(bothGrounds, NO_GROUND)
  return meets(ground, recordKnown(x.record), recordKnown(y.record))
}
