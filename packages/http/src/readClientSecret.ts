import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Redacted, Result } from "effect"
import { type Environment, type Setting, settingOf, wrongSetting } from "./settings.ts"

/**
 * A client's secret: `variable` itself, or the file that `<variable>_FILE` names; by default the file that the embedded
 * provider writes for services beside it.
 */
export const readClientSecret = (
  environment: Environment,
  variable: string,
  clientId: string
): Setting<Redacted.Redacted> => {
  const found = settingOf(environment, variable)
  if (found !== undefined) return Result.succeed(Redacted.make(found))
  const folder = join(settingOf(environment, "KRUISVERBAND_DATA") ?? ".data", "identity")
  const path = settingOf(environment, `${variable}_FILE`) ?? join(folder, `${clientId}.secret`)
  try {
    const secret = readFileSync(path, "utf8").trim()
    if (secret !== "") return Result.succeed(Redacted.make(secret))
  } catch {
    // Told below: which file it was matters, not why it could not be read.
  }
  return wrongSetting(variable, undefined, `het geheim, of een bestand ermee / the secret, or a file with it: ${path}`)
}
