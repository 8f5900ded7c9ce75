import { findChromium } from "./findChromium.ts"
import { findJava } from "./findJava.ts"
import { findPostgres } from "./findPostgres.ts"
import { ensureKafkaInstalled } from "./kafkaInstall.ts"
import { type EngineName, MissingEngine } from "./MissingEngine.ts"

export const engineNames: readonly EngineName[] = ["chromium", "kafka", "postgresql"]

/** `path`: the program, or for PostgreSQL the folder with its programs and for Kafka the one with its jars. */
export type Engine =
  | { readonly found: true; readonly name: EngineName; readonly path: string }
  | { readonly found: false; readonly name: EngineName; readonly reason: string }

const find: Readonly<Record<EngineName, () => Promise<string>>> = {
  chromium: findChromium,
  postgresql: findPostgres,
  kafka: () => findJava().then(ensureKafkaInstalled)
}

/** Looks for an engine; for Kafka this fetches the jars the first time. Rejects only on what is not "missing". */
export async function findEngine(name: EngineName): Promise<Engine> {
  try {
    return { found: true, name, path: await find[name]() }
  } catch (error) {
    if (error instanceof MissingEngine) return { found: false, name, reason: error.reason }
    throw error
  }
}

/**
 * For tests that need an engine: `const kafka = await requireEngine("kafka")`, then `describe.skipIf(!kafka.found)(…)`.
 * Where REQUIRE_ENGINES=1 (the CI sets it) a missing one rejects with MissingEngine, so the file fails instead.
 */
export async function requireEngine(name: EngineName): Promise<Engine> {
  const engine = await findEngine(name)
  if (!engine.found && process.env.REQUIRE_ENGINES === "1") throw new MissingEngine(name, engine.reason)
  return engine
}
