import type { OpennessRequestLine } from "@kruisverband/contract"
import { CovenantId, opennessRegisterCsv, overseesRights } from "@kruisverband/domain"
import { Effect } from "effect"
import { readViewpoint, type Viewpoint } from "../links/Viewpoint.ts"
import { listRecords, type OpennessRecord } from "./OpennessRecord.ts"
import { type Desk, handles, logOpenness } from "./opennessDesk.ts"
import { lineOf, termsOf } from "./opennessView.ts"
import { openWords } from "./opennessWords.ts"

const covenantsOf = (viewpoint: Viewpoint) => [...viewpoint.covenants.keys()].map((id) => CovenantId.make(id))

/** Lines with their subjects, covenant by covenant: each has keys of its own. The order of the records stays. */
const linesOf = Effect.fnUntraced(function* (records: ReadonlyArray<OpennessRecord>, viewpoint: Viewpoint) {
  const lines = new Map<string, OpennessRequestLine>()
  for (const [covenant, own] of Map.groupBy(records, (record) => record.covenant)) {
    const words = yield* openWords(
      covenant,
      own.map(({ id }) => id),
      "subject"
    )
    for (const record of own) lines.set(record.id, lineOf(record, viewpoint.now, words.get(record.id)))
  }
  return records.flatMap(({ id }) => lines.get(id) ?? [])
})

/** Requests of the covenants in which this person handles them, newest first. */
export const listRequests = Effect.fn("openness.list")(function* (
  desk: Desk,
  query: { readonly covenant?: string; readonly open?: "true" }
) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const own = covenantsOf(viewpoint).filter(
    (covenant) => handles(viewpoint, covenant) && (query.covenant === undefined || query.covenant === covenant)
  )
  return yield* linesOf(yield* listRecords(own, query.open === "true"), viewpoint)
})

/** How many are late or nearly so, for who answers for a covenant. */
export const countLate = Effect.fn("openness.countLate")(function* (desk: Desk) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const own = covenantsOf(viewpoint).filter((covenant) => overseesRights({ viewer: viewpoint.viewer, covenant }))
  const records = yield* listRecords(own, true)
  const covenants = own.map((covenant) => {
    const standings = records
      .filter((record) => record.covenant === covenant)
      .map((record) => termsOf(record, viewpoint.now).standing)
    const of = (standing: string) => standings.filter((one) => one === standing).length
    return { covenant, open: standings.length, due: of("due"), late: of("late") }
  })
  return { covenants: covenants.filter(({ open }) => open > 0) }
})

/** The register as CSV, with a line in the log for each covenant that is in it. */
export const exportRegister = Effect.fn("openness.export")(function* (desk: Desk) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const own = covenantsOf(viewpoint).filter((covenant) => handles(viewpoint, covenant))
  const lines = yield* linesOf(yield* listRecords(own), viewpoint)
  for (const covenant of new Set(lines.map((line) => line.covenant)))
    yield* logOpenness(desk, { covenant, id: `count:${lines.length}` }, "openness-register-exported")
  return opennessRegisterCsv(lines.map(({ terms, ...line }) => ({ ...line, decideBy: terms.decideBy })))
})
