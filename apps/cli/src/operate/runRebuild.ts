import { rebuildProjection } from "@kruisverband/casework"
import { dumpState, rebuildCorrelator } from "@kruisverband/correlator"
import { engineLayer, type PlatformConfig } from "@kruisverband/standalone"
import { migrate, sqlLayer } from "@kruisverband/store"
import { Effect } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { withPlatform } from "./withPlatform.ts"

export const REBUILD_HELP = `kv rebuild [correlator | casework]
  Bouwt opnieuw op wat de koppelaar en casework uit het logboek afleidden, en vergelijkt: het moet gelijk zijn, byte voor
  byte. Besluiten van mensen blijven, en gelden als daarvoor. Zonder naam: beide.
  Drops what the correlator and casework derived, replays the log, and compares: it must be equal, byte for byte.
  People's decisions stay, and hold as before. Without a name: both.
  Op de ingebouwde database moet het platform gestopt zijn; op PostgreSQL en Kafka mag het doorgaan.
  On the embedded database the platform must be stopped; on PostgreSQL and Kafka it may go on.`

const SERVICES = ["correlator", "casework"] as const
type Service = (typeof SERVICES)[number]

interface Compared {
  readonly table: string
  readonly rows: number
  readonly same: boolean
}

const correlator = (config: PlatformConfig) =>
  withPlatform(config, engineLayer(config), (platform) =>
    Effect.gen(function* () {
      yield* platform.settled
      const inPlatform = Effect.provideContext(platform.services)
      const before = yield* inPlatform(dumpState)
      yield* inPlatform(rebuildCorrelator)
      const after = yield* inPlatform(dumpState)
      return Object.entries(after.tables).map(
        ([table, { rows, sum }]): Compared => ({ table, rows, same: before.tables[table]?.sum === sum })
      )
    })
  )

const store = sqlLayer("casework")

const casework = (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const report = yield* Effect.provide(rebuildProjection, store)
    return report.map(
      ({ after, before, table }): Compared => ({
        table,
        rows: after.rows,
        same: after.rows === before.rows && after.sum === before.sum
      })
    )
  }).pipe(Effect.provide(engineLayer(config)))

const rebuilds: Readonly<Record<Service, (config: PlatformConfig) => Effect.Effect<ReadonlyArray<Compared>, unknown>>> =
  { correlator, casework }

const program = (services: ReadonlyArray<Service>) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    let equal = true
    for (const service of services) {
      for (const { rows, same, table } of yield* rebuilds[service](config)) {
        console.log(`${same ? "gelijk / equal    " : "ANDERS / DIFFERENT"} ${service} ${table} ${rows}`)
        equal &&= same
      }
    }
    return equal ? 0 : 1
  })

/** Exit code: 0 when the rebuilt state equals the one before, 1 when it does not or could not be made, 2 called wrongly. */
export const runRebuild = (argv: ReadonlyArray<string>): Promise<number> => {
  const services = argv.length === 0 ? SERVICES : SERVICES.filter((service) => service === argv[0])
  if (argv.length > 1 || services.length === 0) {
    console.log(REBUILD_HELP)
    return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
  }
  return runCommand(program(services))
}
