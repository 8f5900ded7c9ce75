import { EXIT_CONFIGURATION } from "@kruisverband/http"
import { type PlatformConfig, readConfig } from "@kruisverband/standalone"
import { isStartRefusal } from "@kruisverband/vault"
import { Effect, Result } from "effect"

/** Called wrongly. */
export const EXIT_USAGE = 2

const told = (error: unknown): string =>
  error instanceof Error && "_tag" in error ? error.message : "onverwachte fout / unexpected failure"

/**
 * Runs an operator's command under the settings of the environment. Exit code: its own, 1 when it failed (told in one
 * line, without values), 78 when a setting, a key or the erasure journal is wrong.
 */
export const runCommand = async (
  command: (config: PlatformConfig) => Effect.Effect<number, unknown>
): Promise<number> => {
  const config = readConfig(process.env)
  if (Result.isFailure(config)) {
    console.error(config.failure.message)
    return EXIT_CONFIGURATION
  }
  const result = await Effect.runPromise(Effect.result(command(config.success)))
  if (Result.isSuccess(result)) return result.success
  console.error(told(result.failure))
  return isStartRefusal(result.failure) ? EXIT_CONFIGURATION : 1
}
