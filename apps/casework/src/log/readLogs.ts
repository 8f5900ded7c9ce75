import { type LogSource, readIngestLog, type SourcedLine } from "@kruisverband/contract"
import type { CovenantId } from "@kruisverband/domain"
import { callEndpoint } from "@kruisverband/http"
import { searchLog } from "@kruisverband/store"
import { Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"

/** What a supervisor looks for. */
export interface LogQuery {
  readonly who?: string
  readonly action?: string
  readonly object?: string
  readonly trace?: string
  readonly from?: string
  readonly until?: string
}

export interface LogScope {
  readonly covenants: ReadonlyArray<CovenantId>
  /** Lines before this one. */
  readonly before: string | undefined
}

/** Lines of both services' logs as one, newest first: ids rise with the moment. One more than asked for tells of a next page. */
export const readLogs = Effect.fn("processingLog.both")(function* (
  { object, ...query }: LogQuery,
  { before, covenants }: LogScope,
  limit: number,
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const more = limit + 1
  const search = {
    ...query,
    covenants,
    ...(object === undefined ? {} : { objects: [object] }),
    ...(before === undefined ? {} : { before })
  }
  const headers = { traceparent: `00-${trace}-${trace.slice(16)}-01` }
  const [ours, theirs] = yield* Effect.all(
    [searchLog(search, more), callEndpoint(readIngestLog, ingest, { headers, body: { ...search, limit: more } })],
    { concurrency: 2 }
  )
  const from = (source: LogSource, lines: ReadonlyArray<Omit<SourcedLine, "source">>): ReadonlyArray<SourcedLine> =>
    lines.map((line) => ({ source, ...line }))
  const lines = [...from("casework", ours), ...from("ingest", theirs.lines)]
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, more)
  const page = lines.slice(0, limit)
  return { lines: page, next: lines.length > limit ? page.at(-1)?.id : undefined }
})
