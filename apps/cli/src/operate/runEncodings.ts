import { CovenantId, reason } from "@kruisverband/domain"
import {
  type EncodingStatus,
  encodingStatus,
  lostObjections,
  noteVersions,
  operator,
  renewEncodings,
  standingOf,
  vaultKeys
} from "@kruisverband/ingest"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { engineLayer, masterKeyOf, type PlatformConfig } from "@kruisverband/standalone"
import { Engine, migrate, sqlLayer } from "@kruisverband/store"
import { Console, Context, Effect, Layer, Option, Schema } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { encodingLines } from "./encodingLines.ts"
import { readFlags } from "./readFlags.ts"
import { withPlatform } from "./withPlatform.ts"

export const ENCODINGS_HELP = `kv encodings status [--covenant C]
  Telt per convenant met welke versie personen versleuteld zijn om te vergelijken, hoeveel hier vernieuwd kunnen worden, en
  hoeveel aan de bron verzegeld zijn: dat kan alleen die partner. Opent wat voor het eerst bekeken wordt (regel in het logboek).
  Counts by covenant with which version persons are encoded for comparing, how many can be renewed here, and how many were
  sealed at the source: only that partner can. Opens what is looked at for the first time (a line in the processing log).
kv encodings renew --covenant C
  Versleutelt opnieuw wat van een andere versie is dan ${ENCODING_VERSION}. Tot het klaar is blijven kruisverbanden zoals ze zijn, en komen er
  geen bij; daarna neemt de koppelaar alles in één keer over. Afgebroken? Geef dezelfde opdracht nog eens.
  Encodes anew what is of another version than ${ENCODING_VERSION}. Until it is complete links stand as they are, and no new ones come;
  then the linker takes all of it over at once. Broken off? Give the same order again.
  Op de ingebouwde database moet het platform gestopt zijn; op PostgreSQL mag het doorgaan.
  On the embedded database the platform must be stopped; on PostgreSQL it may go on.`

const OPTIONS = { covenant: { type: "string" } } as const
const decodeCovenant = Schema.decodeUnknownOption(CovenantId)

/** What opens and encodes at ingest, on a database that is up. */
const opening = (config: PlatformConfig) =>
  vaultKeys.pipe(
    Layer.provideMerge(sqlLayer("ingest")),
    Layer.provideMerge(masterKeyLayer(masterKeyOf(config))),
    Layer.provideMerge(SecureRandom.layer)
  )

/** Of a request of a person its number is told, as an officer must find that person again; nothing of the person. */
const print = (statuses: ReadonlyArray<EncodingStatus>) =>
  Effect.forEach(
    statuses,
    (one) =>
      Effect.gen(function* () {
        for (const line of encodingLines(one, yield* lostObjections(one.covenant))) yield* Console.log(line)
      }),
    { discard: true }
  )

const status = (covenant: CovenantId | undefined) => (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const actor = yield* operator
    for (const one of yield* encodingStatus(covenant)) yield* noteVersions(one.covenant, actor)
    const found = yield* encodingStatus(covenant)
    if (found.length === 0 && covenant !== undefined) return yield* refused("covenant-unknown")
    yield* print(found)
    return 0
  }).pipe(Effect.provide(opening(config)), Effect.provide(engineLayer(config)))

const TEXTS = {
  "covenant-unknown": undefined,
  "covenant-not-active": {
    nl: "Dit convenant geldt nu niet: er wordt niets onder vergeleken, en dus wordt er niets voor geopend.",
    en: "This covenant is not in force now: nothing is compared under it, and so nothing is opened for it."
  },
  "covenant-suspended": {
    nl: "Dit convenant is tijdelijk stopgezet. Vernieuw het als het weer geldt; tot dan blijft alles zoals het is.",
    en: "This covenant is suspended. Renew it when it is in force again; until then all stays as it is."
  }
} as const

const refused = (code: keyof typeof TEXTS) => {
  const own = TEXTS[code]
  const { clause, text } = reason(code, own === undefined ? {} : { text: own })
  return Effect.as(Console.error(`${text.nl}\n${text.en}\n(${code}: ${clause})`), 1)
}

const renew = (covenant: CovenantId) =>
  Effect.gen(function* () {
    const standing = yield* standingOf(covenant)
    if (standing === "unknown") return yield* refused("covenant-unknown")
    if (standing === "suspended") return yield* refused("covenant-suspended")
    if (standing !== "in-force") return yield* refused("covenant-not-active")
    const { persons, told } = yield* renewEncodings(covenant, {
      progress: (sum) => Console.log(`${sum} personen / persons …`)
    })
    yield* Console.log(`${persons} personen opnieuw versleuteld / persons encoded anew`)
    if (!told) yield* Console.log("er was niets te vernieuwen / there was nothing to renew")
    yield* print(yield* encodingStatus(covenant))
    return 0
  })

/** On PostgreSQL the services that run hear of it; the embedded form has none running, so all of them take part here. */
const renewal = (covenant: CovenantId) => (config: PlatformConfig) => {
  const work = renew(covenant).pipe(Effect.provide(opening(config)))
  if (config.databaseUrl !== undefined) return Effect.andThen(migrate(), work).pipe(Effect.provide(engineLayer(config)))
  return withPlatform(config, engineLayer(config), (platform) =>
    Effect.gen(function* () {
      const code = yield* Effect.provideService(work, Engine, Context.get(platform.services, Engine))
      yield* platform.settled
      return code
    })
  )
}

/** Exit code: 0 done, 1 failed or refused, 2 called wrongly, 78 a setting or key is wrong. */
export const runEncodings = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const [verb, ...rest] = flags?.words ?? []
  const named = flags?.values.covenant
  const covenant = Option.getOrUndefined(decodeCovenant(named))
  if (rest.length === 0 && (named === undefined || covenant !== undefined)) {
    if (verb === "status") return runCommand(status(covenant))
    if (verb === "renew" && covenant !== undefined) return runCommand(renewal(covenant))
  }
  console.log(ENCODINGS_HELP)
  return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
}
