import { join } from "node:path"
import type { Redacted } from "effect"
import { Result } from "effect"
import { type Environment, findSecret, readUrl, type Setting, settingOf, wrongSetting } from "./settings.ts"

/** Where a service's master key is, as `masterKeyLayer` of the privacy package takes it. */
export type MasterKeySetting =
  | { readonly kind: "value"; readonly value: Redacted.Redacted; readonly previous?: ReadonlyArray<Redacted.Redacted> }
  | { readonly kind: "file"; readonly path: string }
  | {
      readonly kind: "transit"
      readonly url: string
      readonly key: string
      readonly token: Redacted.Redacted
      readonly previous?: Redacted.Redacted
    }

const VARIABLE = "KRUISVERBAND_MASTER_KEY"
const KMS = "KRUISVERBAND_KMS"

/**
 * A key service where `KRUISVERBAND_KMS_URL` is set, else the variable, else a file in the data folder. `_PREVIOUS`: the
 * key that old seals may still be under, while rotating or moving to the key service.
 */
export const readMasterKey = (environment: Environment): Setting<MasterKeySetting> => {
  const value = findSecret(environment, VARIABLE)
  const previous = findSecret(environment, `${VARIABLE}_PREVIOUS`)
  if (settingOf(environment, `${KMS}_URL`) !== undefined) return readKms(environment, previous)
  if (value !== undefined)
    return Result.succeed({ kind: "value", value, ...(previous === undefined ? {} : { previous: [previous] }) })
  if (previous !== undefined)
    return wrongSetting(VARIABLE, undefined, "een sleutel, naast _PREVIOUS / a key, beside _PREVIOUS")
  const data = settingOf(environment, "KRUISVERBAND_DATA") ?? ".data"
  // Real data outlive the process, so their key must too.
  if (data === "memory") return wrongSetting("KRUISVERBAND_DATA", data, "een map / a folder")
  return Result.succeed({ kind: "file", path: masterKeyFile(data) })
}

/** Where the master key lies when no variable says otherwise. */
export const masterKeyFile = (data: string): string => join(data, "keys", "master.key")

const readKms = (environment: Environment, previous: Redacted.Redacted | undefined): Setting<MasterKeySetting> =>
  Result.gen(function* () {
    const url = yield* readUrl(environment, `${KMS}_URL`)
    const token = findSecret(environment, `${KMS}_TOKEN`)
    if (token === undefined)
      return yield* wrongSetting(`${KMS}_TOKEN`, undefined, "het toegangsbewijs / the access token")
    const key = settingOf(environment, `${KMS}_KEY`) ?? "kruisverband"
    if (!/^[\w.-]{1,100}$/u.test(key))
      return yield* wrongSetting(`${KMS}_KEY`, key, "een naam van letters, cijfers, - en . / a name")
    return { kind: "transit", url, key, token, ...(previous === undefined ? {} : { previous }) } as const
  })
