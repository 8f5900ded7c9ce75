import { readIngestLog, type ToldLine } from "@kruisverband/contract"
import { type SignalId, tellLogLine } from "@kruisverband/domain"
import { callEndpoint } from "@kruisverband/http"
import { type StoredLine, searchLog } from "@kruisverband/store"
import { Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"

/** Lines about one signal at most, for one answer: more than people read, and a bound for who asks. */
const MOST = 5000

/**
 * Who did what with these signals, of both services' processing logs, in plain words for the person whom they are about
 * (L21, L28). Oldest first; one line per act, also where a signal is about several persons: whose the signal is knows who
 * asks. Not logged itself. The newest 5,000 of each log.
 */
export const linesAbout = Effect.fn("processingLog.about")(function* (signals: ReadonlyArray<SignalId>, trace: string) {
  if (signals.length === 0) return []
  const { ingest } = yield* CaseworkConfig
  const search = { objects: [...new Set(signals)] }
  const headers = { traceparent: `00-${trace}-${trace.slice(16)}-01` }
  const theirs = yield* callEndpoint(readIngestLog, ingest, { headers, body: { ...search, limit: MOST } })
  const ours = yield* searchLog(search, MOST)
  return [...told("ingest", theirs.lines, signals), ...told("casework", ours, signals)].toSorted((a, b) =>
    a.id < b.id ? -1 : 1
  )
})

type Line = Pick<StoredLine, "id" | "parent" | "at" | "object" | "covenant" | "role" | "action" | "purpose" | "clause">

const told = (
  source: ToldLine["source"],
  lines: ReadonlyArray<Line>,
  signals: ReadonlyArray<SignalId>
): ReadonlyArray<ToldLine> => {
  const known = new Set<string>()
  return lines.flatMap((line) => {
    const signal = signals.find((one) => one === line.object)
    // Of one request there may be a line for it and one for each person.
    const act = `${line.parent ?? line.id} ${line.object}`
    if (signal === undefined || known.has(act)) return []
    known.add(act)
    return [{ id: line.id, source, at: line.at, signal, covenant: line.covenant, text: tellLogLine(line) }]
  })
}
