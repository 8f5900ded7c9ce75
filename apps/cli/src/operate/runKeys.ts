import { askByCommand, findAgreement, requireAgreed, useAgreement } from "@kruisverband/casework"
import { forgetPreviousKeys, Keys, masterKeyLayer, rotateKeyFile, SecureRandom } from "@kruisverband/privacy"
import { engineLayer, masterKeyOf, type PlatformConfig } from "@kruisverband/standalone"
import { type Engine, migrate, Sql, sqlLayer } from "@kruisverband/store"
import { listKeys, rewrapMaster, rotateCovenant, underEarlierMaster } from "@kruisverband/vault"
import { Effect, Layer, Option, Schema } from "effect"
import { askedText } from "./askedText.ts"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { readFlags } from "./readFlags.ts"

export const KEYS_HELP = `kv keys list                       versions of every covenant's keys: ids and numbers
kv keys rotate master              wraps the covenant keys anew under the current master key
  A key file gets a new key first, and its earlier one goes when nothing is under it any more. With a variable or a key
  service: first start the services with the new key and the former one in KRUISVERBAND_MASTER_KEY_PREVIOUS.
kv keys rotate covenant C --for USER --reference NUMBER
kv keys rotate covenant C --agreed ID
                                   a new key for a covenant; data keys are wrapped anew, and the former key is destroyed
  Destroying a key takes two people: the first form asks, in the name of an administrator or data protection officer of
  the covenant, by the number of the decision; somebody else agrees on the page Agreements; the second form does it.
  Seals are not touched, services go on, and a run that broke off is taken up by the next, with the same number.
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

/** Without keys there is nothing to agree to. */
const hasKeys = (covenant: string) =>
  Effect.map(
    forEachOwner(() => listKeys),
    (lines) => lines.flat().some((line) => line.covenant === covenant)
  )

const ask = (covenant: string, askedBy: string, reference: string) =>
  Effect.gen(function* () {
    if (!(yield* hasKeys(covenant))) return noKeys()
    const order = { act: "key-destruction", covenant, object: covenant, askedBy, detail: { reference } } as const
    console.log(askedText(yield* Effect.provide(askByCommand(order), stores.casework)))
    return 0
  })

const noKeys = () => {
  console.log("geen sleutels / no keys")
  return 1
}

const rotateCovenants = (covenant: string, agreement: string) =>
  Effect.gen(function* () {
    const record = yield* Effect.provide(findAgreement(agreement), stores.casework)
    const askedBy = record?.askedBy ?? ""
    const wanted = {
      act: "key-destruction",
      covenant,
      object: covenant,
      askedBy,
      detail: record?.detail ?? {}
    } as const
    yield* Effect.provide(requireAgreed(agreement, wanted), stores.casework)
    yield* forEachOwner((owner) =>
      Effect.gen(function* () {
        const rotation = yield* rotateCovenant(covenant)
        if (rotation === undefined) return
        const gone = rotation.destroyed.length === 0 ? "" : `  ${rotation.destroyed.join(", ")} destroyed`
        console.log(`${owner}  ${covenant}  ${rotation.keyId}  ${rotation.rewrapped} data keys wrapped anew${gone}`)
      })
    )
    const { transaction } = yield* Effect.provide(Sql, stores.casework)
    yield* Effect.provide(transaction(useAgreement(agreement, wanted, undefined)), stores.casework)
    return 0
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

const OPTIONS = { for: { type: "string" }, reference: { type: "string" }, agreed: { type: "string" } } as const
const decodeAsked = Schema.decodeUnknownOption(
  Schema.Struct({
    for: Schema.NonEmptyString,
    reference: Schema.String.check(Schema.isPattern(/^[\w./-]{1,100}$/u))
  })
)
const decodeAgreed = Schema.decodeUnknownOption(Schema.Struct({ agreed: Schema.String.check(Schema.isUUID()) }))

/** Exit code: 0 done or asked, 1 failed, 2 called wrongly, 78 a setting or key is wrong. */
export const runKeys = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const [verb, what, covenant, ...rest] = flags?.words ?? []
  const given = Object.keys(flags?.values ?? {}).length
  if (rest.length === 0 && given === 0 && covenant === undefined) {
    if (verb === "list" && what === undefined) return runCommand(onKeys(() => list))
    if (verb === "rotate" && what === "master") return runCommand(onKeys(rotateMaster))
  }
  if (rest.length === 0 && verb === "rotate" && what === "covenant" && covenant !== undefined) {
    const asked = Option.getOrUndefined(decodeAsked(flags?.values))
    if (asked !== undefined && given === 2) return runCommand(onKeys(() => ask(covenant, asked.for, asked.reference)))
    const agreed = Option.getOrUndefined(decodeAgreed(flags?.values))
    if (agreed !== undefined && given === 1) return runCommand(onKeys(() => rotateCovenants(covenant, agreed.agreed)))
  }
  console.log(KEYS_HELP)
  return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
}
