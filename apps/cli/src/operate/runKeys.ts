import { forgetPreviousKeys, Keys, masterKeyLayer, rotateKeyFile, SecureRandom } from "@kruisverband/privacy"
import { engineLayer, masterKeyOf, type PlatformConfig } from "@kruisverband/standalone"
import { type Engine, migrate, sqlLayer } from "@kruisverband/store"
import { listKeys, rewrapMaster, rotateCovenant, underEarlierMaster } from "@kruisverband/vault"
import { Effect, Layer } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"

export const KEYS_HELP = `kv keys list                       versions of every covenant's keys: ids and numbers
kv keys rotate master              wraps the covenant keys anew under the current master key
  A key file gets a new key first, and its earlier one goes when nothing is under it any more. With a variable or a key
  service: first start the services with the new key and the former one in KRUISVERBAND_MASTER_KEY_PREVIOUS.
kv keys rotate covenant [C]        a new key for one covenant, or for each; data keys are wrapped anew
  Seals are not touched, services go on, and a run that broke off is taken up by the next.
  On the embedded database the platform must be stopped.`

/** Services that have keys of their own. */
const OWNERS = ["ingest", "casework"] as const
type Owner = (typeof OWNERS)[number]
const stores = { ingest: sqlLayer("ingest"), casework: sqlLayer("casework") }

const forEachOwner = <A, E, R>(work: (owner: Owner) => Effect.Effect<A, E, R>) =>
  Effect.forEach(OWNERS, (owner) => Effect.provide(work(owner), stores[owner]))

const list = Effect.gen(function* () {
  yield* forEachOwner((owner) =>
    Effect.map(listKeys, (lines) => {
      for (const { covenant, dataKeys, keyId, linkage, master, retired } of lines) {
        const marks = [...(retired ? ["retired"] : []), ...(linkage ? ["linkage"] : [])]
        console.log([owner, covenant, keyId, `under ${master}`, `${dataKeys} data keys`, ...marks].join("  "))
      }
    })
  )
  return 0
})

const rotateMaster = (config: PlatformConfig) =>
  Effect.gen(function* () {
    const source = masterKeyOf(config)
    const left = yield* forEachOwner(() => underEarlierMaster)
    // A run that broke off left some under the earlier key: it is finished first, and makes no new one.
    if (source.kind === "file" && left.every((count) => count === 0)) yield* rotateKeyFile(source.path)
    const counts = yield* forEachOwner(() => rewrapMaster)
    console.log(
      `${counts.reduce((sum, count) => sum + count, 0)} convenantsleutels opnieuw verpakt / covenant keys wrapped anew`
    )
    if (source.kind === "file") yield* forgetPreviousKeys(source.path)
    console.log(`master key ${(yield* (yield* Keys).current) ?? "none"}`)
    return 0
  })

const rotateCovenants = (wanted: string | undefined) =>
  Effect.gen(function* () {
    const rotated = yield* forEachOwner((owner) =>
      Effect.gen(function* () {
        const all = [...new Set((yield* listKeys).map((line) => line.covenant))]
        const chosen = all.filter((covenant) => wanted === undefined || covenant === wanted)
        for (const covenant of chosen) {
          const rotation = yield* rotateCovenant(covenant)
          if (rotation === undefined) continue
          const gone = rotation.destroyed.length === 0 ? "" : `  ${rotation.destroyed.join(", ")} destroyed`
          console.log(`${owner}  ${covenant}  ${rotation.keyId}  ${rotation.rewrapped} data keys wrapped anew${gone}`)
        }
        return chosen.length
      })
    )
    const count = rotated.reduce((sum, one) => sum + one, 0)
    if (count === 0) console.log("geen sleutels / no keys")
    return wanted !== undefined && count === 0 ? 1 : 0
  })

const onKeys =
  (work: (config: PlatformConfig) => Effect.Effect<number, unknown, Engine | Keys | SecureRandom>) =>
  (config: PlatformConfig) =>
    Effect.andThen(migrate(), work(config)).pipe(
      Effect.provide(
        masterKeyLayer(masterKeyOf(config)).pipe(
          Layer.provideMerge(SecureRandom.layer),
          Layer.provideMerge(engineLayer(config))
        )
      )
    )

/** Exit code: 0 done, 1 failed, 2 called wrongly, 78 a setting or key is wrong. */
export const runKeys = (argv: ReadonlyArray<string>): Promise<number> => {
  const [verb, what, covenant, ...rest] = argv
  if (rest.length === 0) {
    if (verb === "list" && what === undefined) return runCommand(onKeys(() => list))
    if (verb === "rotate" && what === "master" && covenant === undefined) return runCommand(onKeys(rotateMaster))
    if (verb === "rotate" && what === "covenant") return runCommand(onKeys(() => rotateCovenants(covenant)))
  }
  console.log(KEYS_HELP)
  return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
}
