import type { EvidenceField } from "@kruisverband/domain"
import { isValueToken } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { compareRecords, LinkageModel } from "../evidence/compareRecords.ts"
import { frequenciesFor } from "../evidence/frequencies.ts"
import { recordTokens } from "../evidence/LinkingRecord.ts"
import { meet } from "../evidence/meet.ts"
import type { PublishedLink } from "../store/links.ts"
import { type FollowingRecord, readFollowing } from "../store/records.ts"
import type { StoredSignal } from "../store/signals.ts"

/** Fields that a token of a value is part of, by its first letter. */
const FIELDS: Readonly<Record<string, EvidenceField>> = {
  p: "phone",
  q: "phone",
  e: "email",
  h: "handle",
  a: "address",
  s: "address"
}

/**
 * Which of these links rested on values that are now of too many, and on which. Seen from the evidence as it was published
 * and as it would be now, so that it does not matter when the value became a hub. By link: the tokens.
 */
export const restedOnHub = Effect.fn("links.restedOnHub")(function* (
  covenant: CovenantState,
  links: ReadonlyArray<PublishedLink>,
  signals: ReadonlyMap<number, StoredSignal>
) {
  const out = new Map<string, ReadonlySet<string>>()
  if (links.length === 0) return out
  const model = yield* LinkageModel
  const keys = [...new Set(links.flatMap((link) => [...link.members.keys()]))]
  const read = yield* readFollowing(keys)
  const frequencies = yield* frequenciesFor(
    covenant,
    read.flatMap(({ record }) => recordTokens(record))
  )
  const records = Map.groupBy(read, (one) => signals.get(one.signal)?.id ?? "")
  for (const { facts } of links) {
    const hubs = new Set<string>()
    for (const pair of facts.evidence) {
      const noted = new Set(pair.terms.filter((term) => term.note === "hub").map((term) => term.field))
      for (const [x, y] of combinations(records.get(pair.a), records.get(pair.b))) {
        const shared = sharedHubs(x, y, (token) => isValueToken(token) && frequencies.isHub(token))
        if (shared.length === 0) continue
        const terms = compareRecords(model, x.record, y.record, frequencies)?.terms ?? []
        const lost = new Set(
          terms.filter((term) => term.note === "hub" && !noted.has(term.field)).map((one) => one.field)
        )
        for (const token of shared) {
          const field = FIELDS[token.charAt(0)]
          if (!meet(x, y) || (field !== undefined && lost.has(field))) hubs.add(token)
        }
      }
    }
    if (hubs.size > 0) out.set(facts.link, hubs)
  }
  return out
})

const sharedHubs = (
  x: FollowingRecord,
  y: FollowingRecord,
  isHub: (token: string) => boolean
): ReadonlyArray<string> => {
  const held = new Set(recordTokens(x.record))
  return recordTokens(y.record).filter((token) => held.has(token) && isHub(token))
}

const combinations = (left: ReadonlyArray<FollowingRecord> = [], right: ReadonlyArray<FollowingRecord> = []) =>
  left.flatMap((x) => right.map((y) => [x, y] as const))
