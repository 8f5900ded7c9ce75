import { readCovenants } from "@kruisverband/casework"
import { ldvLineOf } from "@kruisverband/domain"
import { type LogSearch, searchLog, sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import { EXIT_USAGE } from "./command.ts"
import { readFlags } from "./readFlags.ts"
import { withEngine } from "./withEngine.ts"

export const EXPORT_LOG_HELP = `kv export-log [--covenant C] [--from MOMENT] [--until MOMENT] [--deployment NAME]
  Both processing logs as NDJSON on standard output, in the shape of the standard Logboek Dataverwerkingen, newest first:
  codes and pseudonyms. Moments are UTC, as 2026-11-01T00:00:00Z.`

const OWNERS = ["ingest", "casework"] as const
type Owner = (typeof OWNERS)[number]
const PAGE = 2000
const VERSION = "1.0.0"

const exportOne = (owner: Owner, search: LogSearch, deployment: string) =>
  Effect.gen(function* () {
    const covenants = yield* Effect.provide(readCovenants(), sqlLayer("casework"))
    const resource = { service: owner, version: VERSION, deployment }
    let before: string | undefined
    for (;;) {
      const lines = yield* searchLog({ ...search, before }, PAGE).pipe(Effect.provide(sqlLayer(owner)))
      for (const line of lines)
        console.log(JSON.stringify(ldvLineOf(line, covenants.get(line.covenant) ?? [], resource)))
      if (lines.length < PAGE) return
      before = lines.at(-1)?.id
    }
  })

const isMoment = (text: string | undefined): boolean => text === undefined || !Number.isNaN(Date.parse(text))

/** Exit code: 0 done, 1 not readable, 2 called wrongly. */
export const runExportLog = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, {
    covenant: { type: "string" },
    from: { type: "string" },
    until: { type: "string" },
    deployment: { type: "string" }
  })
  const { covenant, deployment, from, until } = flags?.values ?? {}
  if (flags === undefined || flags.words.length > 0 || !isMoment(from) || !isMoment(until)) {
    console.log(EXPORT_LOG_HELP)
    return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
  }
  const search = { from, until, covenants: covenant === undefined ? undefined : [covenant] }
  const all = Effect.forEach(OWNERS, (owner) => exportOne(owner, search, deployment ?? "kruisverband"))
  return withEngine(Effect.as(all, 0))
}
