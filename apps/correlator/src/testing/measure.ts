import { readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { EventLog, embeddedEventLog } from "@kruisverband/broker"
import type { Subject } from "@kruisverband/domain"
import { migrate, Outbox, PgliteEngine, PostgresEngine, Sql, sqlLayer } from "@kruisverband/store"
import { startPostgres } from "@kruisverband/testing"
import { Effect, Layer, Redacted } from "effect"
import { correlate, GROUP, TOPICS_READ } from "../correlate.ts"
import { dumpState } from "../dumpState.ts"
import { Encodings } from "../signals/Encodings.ts"
import { sweepAll } from "../sweep.ts"
import { at, encodingsOf, NOW } from "./harness.ts"
import { type PartnerName, type Told, World } from "./world.ts"

// How many signals a second the consumer links: `node measure.ts FILE.csv [pglite|postgres]`, as `kv link` reads files.
const [file = "", kind = "pglite", most = "1000000"] = process.argv.slice(2)

const filled = (values: Readonly<Record<string, string>>): Subject => {
  const address = { postcode: values.postcode, street: values.street, city: values.city, suffix: values.house_suffix }
  const number = Number(values.house_number)
  const given = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined && value !== ""))
  const subject = {
    givenNames: values.given_name,
    prefix: values.prefix,
    familyName: values.surname,
    birthDate: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/u.test(values.birth_date ?? "") ? values.birth_date : "",
    ...(Object.keys(given).length === 0
      ? {}
      : { address: { ...given, ...(number > 0 ? { houseNumber: number } : {}) } }),
    ...(values.phone ? { phones: [values.phone] } : {}),
    ...(values.email ? { emails: [values.email] } : {})
  }
  return Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined && value !== ""))
}

const read = (): { readonly world: World; readonly told: ReadonlyArray<Told> } => {
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split("\n")
  const names = head.trim().split(",")
  const world = new World()
  const partners: ReadonlyArray<PartnerName> = ["school", "welfare", "police"]
  const told = lines.slice(0, Number(most)).map((line, index) => {
    const cells = line.trim().split(",")
    const values = Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]))
    return world.post(index + 1, { by: partners[index % 3] ?? "school", subjects: [filled(values)] })
  })
  return { world, told: [world.covenant({ hubLimit: 20 }), ...told] }
}

const program = (world: World, told: ReadonlyArray<Told>) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    const append = (owner: "ingest" | "casework", events: ReadonlyArray<Told>) =>
      Effect.flatMap(Sql, ({ transaction }) =>
        transaction(Outbox.append(events.map(({ subject, event }) => ({ event, subject, partitionkey: "c1" }))))
      ).pipe(Effect.provide(sqlLayer(owner)))
    yield* append("casework", told.slice(0, 1))
    yield* append("ingest", told.slice(1))
    const started = performance.now()
    const done = Effect.gen(function* () {
      while ((yield* log.lag("correlator", GROUP, TOPICS_READ)) !== 0) yield* Effect.sleep("50 millis")
    })
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 10)
      last = performance.now()
    }, 10)
    yield* Effect.raceFirst(correlate, done)
    yield* sweepAll
    clearInterval(watch)
    const seconds = (performance.now() - started) / 1000
    const { tables } = yield* dumpState
    const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]))
    return {
      kind,
      signals: told.length - 1,
      seconds,
      perSecond: (told.length - 1) / seconds,
      longestStallMs: longest,
      rows
    }
  }).pipe(Effect.provide(sqlLayer("correlator")), Effect.provideService(Encodings, encodingsOf(world)), at(NOW))

const { world, told } = read()
const folder = await mkdtemp(join(tmpdir(), "measure-"))
const postgres = kind === "postgres" ? await startPostgres({ dataDir: folder }) : undefined
const engine =
  postgres === undefined
    ? PgliteEngine.layer({ dataDir: kind === "memory" ? "memory" : join(folder, "pglite") })
    : PostgresEngine.layer({ url: Redacted.make(postgres.url) })
const ready = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(engine))
const figure = await Effect.runPromise(
  Effect.provide(program(world, told), embeddedEventLog.pipe(Layer.provideMerge(ready)))
)
process.stdout.write(`${JSON.stringify(figure)}\n`)
await postgres?.stop()
await rm(folder, { recursive: true, force: true })
process.exit(0)
