import { type KnownNameView, readNames, sealNames } from "@kruisverband/contract"
import {
  type CovenantId,
  checkNames,
  type KnownName,
  KnownNameId,
  LOGGED_AS_NONE,
  mayKeepNames,
  mayReadNames,
  NamesId
} from "@kruisverband/domain"
import { callEndpoint, forbidden, notFound } from "@kruisverband/http"
import { Ids, Sql } from "@kruisverband/store"
import { Effect, Result } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { purposeOf, readViewpoint, rolesIn, type Viewpoint, versionsOf } from "../links/Viewpoint.ts"
import { appendLog, type LogLine } from "../log/processingLog.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { findStored, listStored, recordName, type StoredName } from "./knownNames.ts"
import { changedMeanwhile, full, namesRefused, taken, unreadable } from "./nameProblems.ts"

/** Entries of one vocabulary: more than people can keep an eye on, and what one call compares a new name with. */
const MOST_NAMES = 500

/** What a person gives for an entry. */
export interface NameInput extends Pick<KnownName, "facet" | "type" | "validFrom" | "validUntil"> {
  readonly values: ReadonlyArray<string>
}

const factsOf = (viewpoint: Viewpoint, covenant: CovenantId) => ({
  viewer: viewpoint.viewer,
  covenant,
  covenants: versionsOf(viewpoint, covenant),
  now: viewpoint.now
})

/** Refused in full for who works in the covenant; for others the covenant is not there. */
const require = Effect.fnUntraced(function* (viewpoint: Viewpoint, covenant: CovenantId, rule: typeof mayKeepNames) {
  if (rolesIn(viewpoint, covenant).length === 0) return yield* notFound()
  const allowed = rule(factsOf(viewpoint, covenant))
  if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
  return allowed.success.clause
})

const lineOf = (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  covenant: CovenantId,
  line: Pick<LogLine, "action" | "object" | "clause" | "trace">
): LogLine => ({
  who: caller.user.id,
  role: rolesIn(viewpoint, covenant).toSorted().join(","),
  objectKind: "known-name",
  covenant,
  purpose: purposeOf(viewpoint, covenant) || LOGGED_AS_NONE,
  level: "",
  ...line
})

const traceparent = (trace: string) => ({ traceparent: `00-${trace}-${trace.slice(16)}-01` })

const viewOf = ({ at, covenant, name }: StoredName, values: ReadonlyArray<string>): KnownNameView => {
  const { names: _, ...facts } = name
  return { ...facts, covenant, values, changedAt: at }
}

/** Seals the names of a version at ingest, next to those of the covenant's other entries. */
const sealAtIngest = Effect.fnUntraced(function* (
  covenant: CovenantId,
  name: KnownName,
  values: ReadonlyArray<string>,
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const others = (yield* listStored(covenant)).filter((other) => other.name.id !== name.id)
  if (others.length >= MOST_NAMES) return yield* full(MOST_NAMES)
  const { facet, id: entry, names: id, type } = name
  const answer = yield* callEndpoint(sealNames, ingest, {
    headers: traceparent(trace),
    body: {
      covenant,
      entry,
      id,
      facet,
      ...(type === undefined ? {} : { type }),
      values,
      others: others.map((other) => other.name.names)
    }
  })
  if (answer.unreadable.length > 0) return yield* unreadable(answer.unreadable)
  if (answer.taken.length > 0) return yield* taken()
})

/**
 * Records the next version of an entry: its names sealed at ingest first, then told by id. What was sealed and not told, as somebody else was
 * quicker, is erased with the next version.
 */
const keep = Effect.fnUntraced(function* (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  covenant: CovenantId,
  entry: KnownNameId,
  version: number,
  input: NameInput,
  trace: string
) {
  const clause = yield* require(viewpoint, covenant, mayKeepNames)
  const { values, ...facts } = input
  const reasons = checkNames({ ...facts, names: values })
  if (reasons.length > 0) return yield* namesRefused(reasons)
  const name: KnownName = { id: entry, version, names: NamesId.make(yield* (yield* Ids).uuid7), ...facts }
  yield* sealAtIngest(covenant, name, values, trace)
  const { transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      const stored = yield* recordName(covenant, name, false, caller.user.id)
      if (stored === undefined) return yield* changedMeanwhile()
      const action = version === 1 ? "name-added" : "name-changed"
      yield* appendLog(lineOf(caller, viewpoint, covenant, { action, object: entry, clause, trace }))
      return viewOf(stored, values)
    })
  )
})

export const addKnownName = Effect.fn("names.add")(function* (
  caller: SessionCaller,
  covenant: CovenantId,
  input: NameInput,
  trace: string
) {
  const viewpoint = yield* readViewpoint(caller.user)
  const entry = KnownNameId.make(yield* (yield* Ids).uuid7)
  return yield* keep(caller, viewpoint, covenant, entry, 1, input, trace)
})

/** An entry that this person may keep, in the version that they saw. */
const requireEntry = Effect.fnUntraced(function* (viewpoint: Viewpoint, id: KnownNameId, version: number) {
  const stored = yield* findStored(id)
  if (stored === undefined || stored.retired) return yield* notFound()
  // Who may not even read the list is not told that there is such an entry.
  const read = mayReadNames(factsOf(viewpoint, stored.covenant))
  if (Result.isFailure(read) && read.failure.reasons[0].code === "not-a-keeper") return yield* notFound()
  yield* require(viewpoint, stored.covenant, mayKeepNames)
  if (stored.name.version !== version) return yield* changedMeanwhile()
  return stored
})

export const changeKnownName = Effect.fn("names.change")(function* (
  caller: SessionCaller,
  id: KnownNameId,
  change: Omit<NameInput, "facet" | "type"> & { readonly version: number },
  trace: string
) {
  const viewpoint = yield* readViewpoint(caller.user)
  const { version, ...input } = change
  const { covenant, name } = yield* requireEntry(viewpoint, id, version)
  const { facet, type } = name
  const whole = { ...input, facet, ...(type === undefined ? {} : { type }) }
  return yield* keep(caller, viewpoint, covenant, id, version + 1, whole, trace)
})

export const retireKnownName = Effect.fn("names.retire")(function* (
  caller: SessionCaller,
  id: KnownNameId,
  version: number,
  trace: string
) {
  const viewpoint = yield* readViewpoint(caller.user)
  const { covenant, name } = yield* requireEntry(viewpoint, id, version)
  const clause = yield* require(viewpoint, covenant, mayKeepNames)
  const { transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      const retired = { ...name, version: version + 1 }
      if ((yield* recordName(covenant, retired, true, caller.user.id)) === undefined) return yield* changedMeanwhile()
      yield* appendLog(lineOf(caller, viewpoint, covenant, { action: "name-retired", object: id, clause, trace }))
      return { id, version: retired.version }
    })
  )
})

/** Groups first, then expressions, each by its first name. */
const byName = (x: KnownNameView, y: KnownNameView): number =>
  (x.facet === y.facet ? 0 : x.facet === "group" ? -1 : 1) ||
  (x.values[0] ?? "").localeCompare(y.values[0] ?? "", "nl") ||
  (x.id < y.id ? -1 : 1)

/** A covenant's vocabulary with its names. Logged before ingest opens them. */
export const listKnownNames = Effect.fn("names.listKnown")(function* (
  caller: SessionCaller,
  covenant: CovenantId,
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const viewpoint = yield* readViewpoint(caller.user)
  const clause = yield* require(viewpoint, covenant, mayReadNames)
  const stored = yield* listStored(covenant)
  if (stored.length === 0) return []
  yield* appendLog(
    lineOf(caller, viewpoint, covenant, { action: "names-listed", object: `count:${stored.length}`, clause, trace })
  )
  const { names } = yield* callEndpoint(readNames, ingest, {
    headers: traceparent(trace),
    body: { covenant, ids: stored.map(({ name }) => name.names) }
  })
  const values = new Map(names.map((one) => [one.id, one.values] as const))
  return stored
    .flatMap((one) => {
      const found = values.get(one.name.names)
      return found === undefined ? [] : [viewOf(one, found)]
    })
    .toSorted(byName)
})
