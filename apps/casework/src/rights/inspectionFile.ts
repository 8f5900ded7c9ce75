import { type InspectionFile, type KeptSignal, readKept } from "@kruisverband/contract"
import { type InspectionPart, inspectionOf, localDate, PartnerId, type SignalId } from "@kruisverband/domain"
import { callEndpoint } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { versionsOf } from "../links/Viewpoint.ts"
import { withheldAmong } from "../notices/withheld.ts"
import { type Listed, readListed } from "./readListed.ts"
import { changedMeanwhile, type Desk, logRights, requireRequest, traceparent } from "./rightsDesk.ts"

const dayOf = (instant: string): string => localDate(DateTime.makeUnsafe(instant))

/** For which organisation these people work; who works for the region has none. */
const employers = Effect.fnUntraced(function* (viewers: ReadonlyArray<string>) {
  if (viewers.length === 0) return new Map<string, PartnerId>()
  const { run } = yield* Sql
  const rows = yield* run("inspectionFile.employers", (db) =>
    db.selectFrom("casework.app_user").select(["id", "partner"]).where("id", "in", viewers).execute()
  )
  return new Map(rows.flatMap(({ id, partner }) => (partner === null ? [] : [[id, PartnerId.make(partner)] as const])))
})

/** Each who looked, each time; and each who received it, once. Of a person who looked the role is told, and no name. */
const partsOf = (
  { angle, receivedAt, signal, views }: KeptSignal,
  employer: ReadonlyMap<string, PartnerId>
): ReadonlyArray<InspectionPart> => {
  const seen = views.map(({ at, role, viewer }): InspectionPart => {
    const by = employer.get(viewer)
    return { what: "view", signal, angle, role, on: dayOf(at), ...(by === undefined ? {} : { by }) }
  })
  const first = new Map<string, InspectionPart>()
  for (const part of seen) {
    const who = part.by ?? part.role ?? ""
    if (!first.has(who)) first.set(who, { ...part, what: "recipient" })
  }
  const on = dayOf(receivedAt)
  return [{ what: "kept", signal, angle, on }, { what: "source", signal, angle, on }, ...first.values(), ...seen]
}

/** Each who saw that it is there, without its content; the role is told, and no name. */
const listedOf = (
  { angle, signal }: KeptSignal,
  listed: ReadonlyArray<Listed>,
  employer: ReadonlyMap<string, PartnerId>
): ReadonlyArray<InspectionPart> =>
  listed
    .filter((one) => one.signal === signal)
    .map(({ on, role, viewer }) => {
      const by = employer.get(viewer)
      return { what: "listed", signal, angle, role, on, ...(by === undefined ? {} : { by }) }
    })

/** The poster's words may tell of others: the officer leaves them out (AVG 15(4)), and the file says so. */
const without = (
  { views: _, ...kept }: KeptSignal,
  leaveOut: ReadonlySet<string>
): InspectionFile["signals"][number] => {
  if (!leaveOut.has(kept.signal)) return { ...kept, wordsLeftOut: false }
  const { assessment, observation, ...rest } = kept
  return { ...rest, wordsLeftOut: observation !== undefined || assessment !== undefined }
}

/**
 * The inspection file of a person (L21; AVG 15) about the signals that the officer chose. Logged before it is made; kept
 * nowhere. Of signals whose notice is deferred nothing is even opened; whether the file says so is the deferral's.
 */
export const inspectionFile = Effect.fn("rights.inspectionFile")(function* (
  desk: Desk,
  id: string,
  leaveOut: ReadonlyArray<SignalId>
) {
  const { ingest } = yield* CaseworkConfig
  const { record, viewpoint } = yield* requireRequest(desk, id)
  const { covenant, kind, signals, state } = record
  if (kind !== "access" || state !== "open") return yield* changedMeanwhile()
  const today = localDate(viewpoint.now)
  const chosen = signals.filter((one) => one.chosen).map(({ candidate }) => candidate.signal)
  const deferred = yield* withheldAmong(chosen, today)
  const told = chosen.filter((signal) => !deferred.has(signal))
  yield* logRights(desk, record, "rights-file-made", told)
  const { kept } = yield* callEndpoint(readKept, ingest, {
    headers: traceparent(desk),
    body: { covenant, request: record.id, by: desk.caller.user.id, signals: told }
  })
  const listed = yield* readListed(kept.map(({ signal }) => signal))
  const viewers = [...kept.flatMap(({ views }) => views), ...listed].map(({ viewer }) => viewer)
  const employer = yield* employers([...new Set(viewers)])
  const { leftOutBy, parts, remedy } = inspectionOf({
    parts: kept.flatMap((one) => [...partsOf(one, employer), ...listedOf(one, listed, employer)]),
    deferred,
    publicBody: versionsOf(viewpoint, covenant).at(-1)?.basis.kind !== "avg",
    today
  })
  const left = new Set<string>(leaveOut)
  const file: InspectionFile = {
    request: record.id,
    covenant,
    madeOn: today,
    signals: kept.toSorted((x, y) => (x.receivedAt < y.receivedAt ? -1 : 1)).map((one) => without(one, left)),
    parts,
    ...(leftOutBy.length === 0 ? {} : { leftOutBy }),
    remedy
  }
  return file
})
