import { EXIT_CONFIGURATION } from "@kruisverband/http"
import { engineLayer, readConfig } from "@kruisverband/standalone"
import { DataFolderInUse, type Engine, type StoreError } from "@kruisverband/store"
import { Effect, Result } from "effect"

/** Runs an operator's command on the database of the environment's settings; answers the exit code. */
export const withEngine = async (command: Effect.Effect<number, StoreError, Engine>): Promise<number> => {
  const config = readConfig(process.env)
  if (Result.isFailure(config)) {
    console.error(config.failure.message)
    return EXIT_CONFIGURATION
  }
  const program = command.pipe(Effect.provide(engineLayer(config.success)))
  const result = await Effect.runPromise(Effect.result(program))
  if (Result.isSuccess(result)) return result.success
  const error = result.failure
  console.error(error instanceof DataFolderInUse ? error.message : `database: ${error.code}`)
  return 1
}
