import { groundOfAll, meets } from "@kruisverband/linkage/match"
import type { FollowingRecord } from "../store/records.ts"
import { recordKnown } from "./LinkingRecord.ts"

/** Whether two records share enough to be compared. */
export const meet = (x: FollowingRecord, y: FollowingRecord): boolean => {
  const followed = new Set(x.followed)
  const ground = groundOfAll(y.followed.filter((token) => followed.has(token)))
  return meets(ground, recordKnown(x.record), recordKnown(y.record))
}
