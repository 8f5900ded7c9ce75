import { existsSync } from "node:fs"
import { join } from "node:path"
import { rewindKafkaGroup } from "@kruisverband/broker"
import { rebuildCorrelator } from "@kruisverband/correlator"
import type { Owner, Topic } from "@kruisverband/events"
import { engineLayer, journalOf, type PlatformConfig } from "@kruisverband/standalone"
import { BackupUnusable, loadBackup, PgliteEngine } from "@kruisverband/store"
import { Effect } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { readFlags } from "./readFlags.ts"
import { renewJournals } from "./renewJournals.ts"
import { withPlatform } from "./withPlatform.ts"

export const RESTORE_HELP = `kv restore --from FOLDER --keys-from OTHER_FOLDER [--without-journal]
  Puts a backup into an empty database, erases again what the erasure journal holds, and rebuilds the links from the
  log. Take the newest keys there are: what was erased since the data were written has no key in them.
  The platform must be stopped; the master key and the erasure journal must be in their places.
  --without-journal: the journal is lost. What was erased after the backup of the keys comes back.`

const OPTIONS = {
  from: { type: "string" },
  "keys-from": { type: "string" },
  "without-journal": { type: "boolean", default: false }
} as const

/** An empty database as the backup's version had it: not the template of this one. */
const emptyEngine = (config: PlatformConfig) =>
  config.databaseUrl === undefined
    ? PgliteEngine.layer({ dataDir: join(config.data, "db"), template: false })
    : engineLayer(config)

/** Groups that had read further than the restored database knows: they hear everything again, and their inbox knows what they had. */
const GROUPS: ReadonlyArray<readonly [Owner, string, ReadonlyArray<Topic>]> = [
  ["ingest", "ingest-registry", ["kruisverband.registry.v1"]],
  ["casework", "casework-projection", ["kruisverband.signals.v1", "kruisverband.links.v1"]]
]

const rewindLog = (brokers: ReadonlyArray<string>) =>
  Effect.forEach(GROUPS, ([owner, group, topics]) =>
    Effect.forEach(topics, (topic) => rewindKafkaGroup({ brokers }, owner, group, topic), { discard: true })
  )

const checkJournal = (config: PlatformConfig, folder: string, without: boolean) => {
  const journal = join(journalOf(config) ?? "", "ingest.ndjson")
  return without || existsSync(journal)
    ? Effect.void
    : Effect.fail(
        new BackupUnusable({ folder, found: `no erasure journal at ${journal}`, wanted: "it, or --without-journal" })
      )
}

const program = (from: string, keysFrom: string, without: boolean) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* checkJournal(config, from, without)
    const engine = emptyEngine(config)
    const { data, unreadable } = yield* loadBackup({ data: from, keys: keysFrom }).pipe(Effect.provide(engine))
    console.log(`teruggezet, stand van / restored, as of ${data.at}`)
    if (unreadable > 0) console.log(`${unreadable} zegels zonder sleutel / seals without a key`)
    if (without) yield* renewJournals(config)
    if (config.kafkaBrokers !== undefined) yield* rewindLog(config.kafkaBrokers)
    // Starting applies the journal, before anything is served; then every service has heard of it.
    yield* withPlatform(config, engineLayer(config), (platform) =>
      Effect.gen(function* () {
        yield* platform.settled
        yield* Effect.provideContext(rebuildCorrelator, platform.services)
        yield* platform.settled
      })
    )
    console.log("wissingen opnieuw toegepast, koppelingen herbouwd / erasures applied again, links rebuilt")
    return 0
  })

/** Exit code: 0 restored, 1 failed, 2 called wrongly, 78 a setting, key or journal is wrong. */
export const runRestore = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const { from, "keys-from": keysFrom, "without-journal": without } = flags?.values ?? {}
  if (from === undefined || keysFrom === undefined || flags?.words.length !== 0) {
    console.log(RESTORE_HELP)
    return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
  }
  return runCommand(program(from, keysFrom, without === true))
}
