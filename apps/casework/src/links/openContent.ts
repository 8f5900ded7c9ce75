import { openSeals, readRequests, type SignalContent } from "@kruisverband/contract"
import { type DisclosureLevel, RequestId, type SignalId } from "@kruisverband/domain"
import { callEndpoint, forbidden } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import type { LinkWhole } from "./belongings.ts"
import { logSeen } from "./linkLog.ts"
import { purposeOf, sightIn, type Viewpoint } from "./Viewpoint.ts"
import { type SeenLink, viewOf } from "./viewOf.ts"
import { writtenName } from "./writtenName.ts"

const purposeOutside = (clause: string) =>
  forbidden(undefined, [
    {
      code: "purpose-outside-covenant",
      clause,
      text: {
        nl: "Het convenant kent dit doel niet. Kies een doel van het convenant.",
        en: "The covenant does not have this purpose. Choose one that it has."
      }
    }
  ])

const decodeIds = Schema.decodeUnknownSync(Schema.Array(RequestId))

/** Questions that this person asked about these signals, oldest first. */
const askedBy = Effect.fn("openContent.askedBy")(function* (user: string, signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("openContent.askedBy", (db) =>
    db
      .selectFrom("casework.request")
      .select("id")
      .where("by", "=", user)
      .where("signal", "in", signals)
      .orderBy("asked_at")
      .orderBy("id")
      .limit(100)
      .execute()
  )
  return decodeIds(rows.map((row) => row.id))
})

/** A link, or what is like one, as the viewer sees it. */
export interface Found {
  readonly whole: LinkWhole
  readonly seen: SeenLink
}

/** Opening for another purpose than the covenant's is refused, and that it was tried is logged (L05). */
const forPurpose = Effect.fn("openContent.forPurpose")(function* (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  found: Found,
  purpose: string,
  trace: string
) {
  const { covenant } = found.seen.view
  const purposes = (viewpoint.covenants.get(covenant) ?? []).flatMap((version) => version.purposes)
  const seen = purposes.includes(purpose) ? viewOf(found.whole, viewpoint, purpose) : undefined
  if (seen !== undefined) return found.seen.kind === undefined ? seen : { ...seen, kind: found.seen.kind }
  yield* logSeen(caller, viewpoint, { ...found.seen, disclosed: [] }, "link-opened-refused", trace, purpose)
  return yield* purposeOutside("convenant art. doelen; AVG art. 5 lid 1 onder b; Jeugdwet art. 7.1.2.1 lid 3")
})

/**
 * What the posters wrote, as far as each shares it with this viewer. First the processing log, acknowledged; only then
 * does ingest open the seals, and it checks each level again. `existence-only` is not even asked for.
 */
export const openContent = Effect.fn("openContent")(function* (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  found: Found,
  wanted: string | undefined,
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const { covenant } = found.seen.view
  const purpose = wanted ?? purposeOf(viewpoint, covenant)
  const seen = yield* forPurpose(caller, viewpoint, found, purpose, trace)
  const questions = yield* askedBy(
    caller.user.id,
    seen.view.signals.map((signal) => signal.id)
  )
  yield* logSeen(caller, viewpoint, seen, "link-opened", trace, purpose)

  const levels = seen.view.signals.flatMap(
    ({ id, level }): ReadonlyArray<{ id: SignalId; level: DisclosureLevel }> =>
      level === "existence-only" ? [] : [{ id, level }]
  )
  const headers = { traceparent: `00-${trace}-${trace.slice(16)}-01` }
  const opened =
    levels.length === 0
      ? []
      : (yield* callEndpoint(openSeals, ingest, {
          headers,
          body: {
            covenant,
            viewer: caller.user.id,
            role: sightIn(viewpoint, covenant) ?? "",
            purpose,
            signals: levels
          }
        })).seals
  const answers =
    questions.length === 0
      ? []
      : (yield* callEndpoint(readRequests, ingest, { headers, body: { ids: questions, viewer: caller.user.id } }))
          .requests

  const contents = seen.view.signals.map(({ id, level }): SignalContent => {
    const seal = opened.find((one) => one.signal === id)
    return {
      signal: id,
      // The poster may have lowered it since: what ingest gave is what counts.
      level: level === "existence-only" ? level : (seal?.level ?? "existence-only"),
      ...(seal?.observation === undefined ? {} : { observation: seal.observation }),
      ...(seal?.assessment === undefined ? {} : { assessment: seal.assessment }),
      ...(seal?.subjects === undefined ? {} : { persons: seal.subjects.map(writtenName) }),
      ...(seal?.groups === undefined ? {} : { groups: seal.groups }),
      ...(seal?.expressions === undefined
        ? {}
        : { expressions: seal.expressions.map((expression) => expression.value) }),
      ...(seal?.places === undefined ? {} : { places: seal.places }),
      requests: answers.filter((answer) => answer.signal === id).map(({ signal: _, ...request }) => request)
    }
  })
  return { contents }
})
