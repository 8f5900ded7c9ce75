import { countRequestsDue } from "@kruisverband/casework"
import { type Outlook, readOutlook } from "@kruisverband/ingest"
import { engineLayer, type PlatformConfig } from "@kruisverband/standalone"
import { sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { readFlags } from "./readFlags.ts"
import { withPlatform } from "./withPlatform.ts"

export const RETENTION_HELP = `kv retention [--preview [--days N]]
  Destroys what is over by its retention clock, as the platform does by itself every hour: a tombstone stays, and a
  record of how many, along which selection list. What is held (Archiefwet) is left.
  On the embedded database the platform must be stopped.
  --preview  destroys nothing: counts per covenant and state of what is over within N days (default 30).`

const OPTIONS = { preview: { type: "boolean" }, days: { type: "string" } } as const

const line = ({ count, covenant, first, held, state }: Outlook) =>
  `${covenant} ${state}: ${count} vanaf / from ${first}${held === 0 ? "" : `, ${held} vastgehouden / held`}`

const preview = (days: number) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    const found = yield* readOutlook(days)
    const requests = yield* countRequestsDue(days).pipe(Effect.provide(sqlLayer("casework")))
    for (const one of found) console.log(line(one))
    if (requests > 0) console.log(`verzoeken van personen / persons' requests: ${requests}`)
    const total = found.reduce((sum, { count }) => sum + count, requests)
    console.log(`${total} binnen / within ${days} dagen / days`)
    return 0
  }).pipe(Effect.provide(sqlLayer("ingest")), Effect.provide(engineLayer(config)))

const destroy = (config: PlatformConfig) =>
  withPlatform(config, engineLayer(config), (platform) =>
    Effect.gen(function* () {
      // The platform's own first run may have begun already: what it has in hand is not counted here.
      const destroyed = yield* platform.retain
      yield* platform.settled
      console.log(`${destroyed} vernietigd / destroyed`)
      return 0
    })
  )

/** Exit code: 0 done, 1 failed, 2 called wrongly, 78 a setting, key or journal is wrong. */
export const runRetention = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const days = Number(flags?.values.days ?? 30)
  const wrong = flags === undefined || flags.words.length > 0 || !Number.isInteger(days) || days < 0
  if (!wrong && flags.values.preview === true) return runCommand(preview(days))
  if (!wrong && flags.values.days === undefined) return runCommand(destroy)
  console.log(RETENTION_HELP)
  return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
}
