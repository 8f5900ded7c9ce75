import { CovenantId, ErasureCause, SignalId } from "@kruisverband/domain"
import { Erasure, type ErasureOrder } from "@kruisverband/ingest"
import { engineLayer, journalOf, type PlatformConfig } from "@kruisverband/standalone"
import { type ScrubReport, scrub, sqlLayer } from "@kruisverband/store"
import { journalIn } from "@kruisverband/vault"
import { Effect, Layer, Option, Schema } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { readFlags } from "./readFlags.ts"
import { renewJournals } from "./renewJournals.ts"
import { withPlatform } from "./withPlatform.ts"

export const ERASE_HELP = `kv erase --covenant C --cause CAUSE --reference NUMBER SIGNAL...
  Destroys everything of these signals: data keys, seals, encodings, questions and answers, links and their words.
  A tombstone, a line in the erasure journal and a receipt stay. It cannot be undone.
  CAUSE: ${ErasureCause.literals.join(" | ")}; NUMBER: of the request or decision.
  On the embedded database the platform must be stopped, and the files are scrubbed as well.
  On PostgreSQL it may go on; then scrub when little happens:
kv erase --scrub
  Removes from the database's files what was erased from its tables. Locks each table while it is written.
kv erase --new-journal
  Begins a new erasure journal in the place of one that is lost, from what the database knows to be erased.`

const Order = Schema.Struct({
  covenant: CovenantId,
  cause: ErasureCause,
  reference: Schema.String.check(Schema.isPattern(/^[\w./-]{1,100}$/u)),
  signals: Schema.NonEmptyArray(SignalId)
})
const decodeOrder = Schema.decodeUnknownOption(Order)

const OPTIONS = {
  covenant: { type: "string" },
  cause: { type: "string" },
  reference: { type: "string" },
  scrub: { type: "boolean" },
  "new-journal": { type: "boolean" }
} as const

/** On PostgreSQL the services that run hear of it; the embedded form has none running, so all of them take part here. */
const erase = (config: PlatformConfig, order: ErasureOrder) => {
  const engine = engineLayer(config)
  if (config.databaseUrl === undefined)
    return withPlatform(config, engine, (platform) => Effect.tap(platform.erase(order), () => platform.settled))
  const service = Erasure.layer.pipe(
    Layer.provide([journalIn(journalOf(config), "ingest"), sqlLayer("ingest").pipe(Layer.provide(engine))])
  )
  return Effect.flatMap(Erasure, (ingest) => ingest.erase(order)).pipe(Effect.provide(service))
}

const LEFT: Readonly<Record<ScrubReport["left"][number], string>> = {
  statistics: "statistics: only a superuser may; they go with the next analyze",
  "write-ahead-log": "write-ahead log: this login may not; it goes with the next checkpoints",
  "log-segments-are-recycled": "set wal_recycle = off: recycled log segments keep old bytes until written over"
}

const scrubbed = (config: PlatformConfig) =>
  Effect.gen(function* () {
    const { left, tables } = yield* scrub.pipe(Effect.provide(engineLayer(config)))
    console.log(`${tables.length} tabellen herschreven / tables written anew`)
    for (const one of left) console.log(`  ${LEFT[one]}`)
    return 0
  })

const newJournal = (config: PlatformConfig) =>
  Effect.map(renewJournals(config), (count) => {
    console.log(`${count} nieuw begonnen / begun anew in ${journalOf(config)}`)
    return count > 0 ? 0 : 1
  })

const program = (order: typeof Order.Type) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    const { covenant, cause, reference, signals } = order
    const receipt = yield* erase(config, { covenant, cause, reference, signals, askedBy: "system:kv" })
    console.log(JSON.stringify(receipt, null, 2))
    console.log(`${receipt.signals.length} van / of ${signals.length} gewist / erased`)
    return config.databaseUrl === undefined ? yield* scrubbed(config) : 0
  })

/** Exit code: 0 done, 1 failed, 2 called wrongly, 78 a setting, key or journal is wrong. */
export const runErase = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const order = Option.getOrUndefined(decodeOrder({ ...flags?.values, signals: flags?.words ?? [] }))
  if (flags?.words.length === 0 && Object.keys(flags.values).length === 1) {
    if (flags.values.scrub === true) return runCommand(scrubbed)
    if (flags.values["new-journal"] === true) return runCommand(newJournal)
  }
  if (order !== undefined) return runCommand(program(order))
  console.log(ERASE_HELP)
  return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
}
