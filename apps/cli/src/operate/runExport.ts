import { join, resolve } from "node:path"
import {
  askByCommand,
  type EmptyBecause,
  EXPORT_COLUMNS,
  type ExportOrder,
  ExportRefused,
  exportAgreement,
  exportCovenant
} from "@kruisverband/casework"
import { CovenantId, ExportKind, ExportReason } from "@kruisverband/domain"
import { engineLayer, type PlatformConfig } from "@kruisverband/standalone"
import { Ids, migrate, sqlLayer } from "@kruisverband/store"
import { Effect, Option, Schema } from "effect"
import { askedText } from "./askedText.ts"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { EXPORT_FORMATS, type ExportFormat, exportFiles } from "./ExportFiles.ts"
import { readFlags } from "./readFlags.ts"

export const EXPORT_HELP = `kv export WHAT --covenant C --for USER [--agreed ID] --reason CODE --reference NUMBER --to FOLDER
          [--purpose P] [--format ndjson|csv]
  Schrijft wat iemand van een convenant mag zien in een nieuwe map onder FOLDER, met een manifest: ids en codes, nooit
  een identiteit of vrije tekst. Wie erin staat krijgt een regel in het verwerkingslogboek; de uitvoer blijft bekend.
  Writes what somebody may see of a covenant into a new folder below FOLDER, with a manifest: ids and codes, never an
  identity or free text. Whoever is in it gets a line in the processing log; the export itself is kept on record.
  WHAT: signals | links | trends
        trends: alleen cijfers over groepen, per voltooid kwartaal en gemeente / figures on groups alone, per quarter
        that is over and municipality; an empty count is of too few people, which is not 0
  --for USER         gebruiker voor wie het is / user for whom it is: the export holds what this person may see
  --agreed ID        nummer van het verzoek waar een ander akkoord mee ging; niet nodig voor trends. Zonder nummer wordt
                     het verzoek gemaakt: een ander beslist erover op de pagina Akkoorden, binnen twee weken.
                     of the request that another person agreed to; not for trends. Without one the request is made:
                     somebody else decides on it on the page Agreements, within two weeks.
  --reason CODE      ${ExportReason.literals.join(" | ")}
  --reference NUMBER van het verzoek of besluit / of the request or decision
  Zonder reden, nummer of tweede persoon wordt het geweigerd, en ook dat staat in het logboek.
  Without reason, number or second person it is refused, and that is logged too.
  Op de ingebouwde database moet het platform gestopt zijn; op PostgreSQL mag het doorgaan.
  On the embedded database the platform must be stopped; on PostgreSQL it may go on.`

const WHY_EMPTY: Readonly<Record<EmptyBecause, string>> = {
  "no-signals": "Onder dit convenant is niets binnengekomen. / Nothing came in under this covenant.",
  "quarter-not-over":
    "Alles onder dit convenant kwam dit kwartaal binnen. Cijfers komen er als het kwartaal voorbij is: tot dan zou een verschil tussen twee uitvoeren iets over enkelen zeggen. / All under this covenant came in this quarter. Figures come when it is over: until then the difference between two exports would tell of few."
}

const OPTIONS = {
  covenant: { type: "string" },
  for: { type: "string" },
  agreed: { type: "string" },
  reason: { type: "string" },
  reference: { type: "string" },
  purpose: { type: "string" },
  to: { type: "string" },
  format: { type: "string", default: "ndjson" }
} as const

/** What must be there to know what is asked; reason, number and second person are the rule's to ask for. */
const Asked = Schema.Struct({
  what: ExportKind,
  covenant: CovenantId,
  for: Schema.NonEmptyString,
  agreed: Schema.optionalKey(Schema.String.check(Schema.isUUID())),
  reason: Schema.optionalKey(ExportReason),
  reference: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[\w./-]{1,100}$/u))),
  purpose: Schema.optionalKey(Schema.NonEmptyString),
  to: Schema.NonEmptyString,
  format: Schema.Literals(EXPORT_FORMATS)
})
const decodeAsked = Schema.decodeUnknownOption(Asked)

const casework = sqlLayer("casework")

/** Nothing else is the matter than that nobody else agreed yet. */
const waitsForSecond = (error: unknown): boolean =>
  error instanceof ExportRefused && error.reasons.every(({ code }) => code === "second-person-missing")

const askSecond = (order: ExportOrder) =>
  Effect.map(askByCommand(exportAgreement(order)), (id) => console.log(askedText(id)))

const program = (order: ExportOrder, to: string, format: ExportFormat) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const folder = join(resolve(to), `${order.what}-${yield* (yield* Ids).uuid7}`)
    const columns = EXPORT_COLUMNS[order.what]
    const files = exportFiles(folder, order.what, format, columns)
    const receipt = yield* exportCovenant(order, files.sink).pipe(
      Effect.tapError(() => files.drop),
      Effect.tapError((error) => (waitsForSecond(error) ? askSecond(order) : Effect.void)),
      Effect.provide(casework)
    )
    yield* files.keep({
      version: 1,
      export: receipt.id,
      what: order.what,
      covenant: order.covenant,
      at: receipt.at,
      for: order.askedBy,
      agreedBy: receipt.agreedBy,
      reason: order.reason,
      reference: order.reference,
      purpose: receipt.purpose,
      clause: receipt.clause,
      log: receipt.log,
      columns,
      ...(receipt.empty === undefined ? {} : { emptyBecause: receipt.empty }),
      files: [{ file: files.file, rows: receipt.rows, sha256: receipt.sha256 }]
    })
    console.log(`${folder}  ${receipt.rows} rijen / rows`)
    if (receipt.empty !== undefined) console.log(WHY_EMPTY[receipt.empty])
    return 0
  }).pipe(Effect.provide(engineLayer(config)))

/** Exit code: 0 written, 1 refused or failed, 2 called wrongly, 78 a setting is wrong. */
export const runExport = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const [what, ...rest] = flags?.words ?? []
  const asked = Option.getOrUndefined(decodeAsked({ ...flags?.values, what }))
  if (asked === undefined || rest.length > 0) {
    console.log(EXPORT_HELP)
    return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
  }
  const { covenant, format, purpose, reason, reference, to } = asked
  const order = {
    what: asked.what,
    covenant,
    askedBy: asked.for,
    agreement: asked.agreed,
    purpose,
    reason,
    reference
  }
  return runCommand(program(order, to, format))
}
