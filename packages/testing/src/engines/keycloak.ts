import { existsSync } from "node:fs"
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { EngineFailed } from "./EngineFailed.ts"
import { findJava } from "./findJava.ts"
import { findProgram } from "./findProgram.ts"
import { freePorts } from "./freePorts.ts"
import { launch, logTail } from "./launch.ts"
import { repositoryPath } from "./repositoryPath.ts"
import { run } from "./run.ts"
import { waitUntil } from "./waitUntil.ts"

const VERSION = "26.4.0"
const ENGINES = repositoryPath(".engines/keycloak/")
/** Of a first start, which builds; on two busy cores. */
const START_MS = 180_000

export interface Keycloak {
  /** Issuer of a realm that was given at the start. */
  readonly issuer: (realm: string) => string
  readonly stop: () => Promise<void>
}

/** The folder of the distribution: KEYCLOAK_HOME, or fetched by Maven the first time (160 MB). */
const ensureKeycloak = async (): Promise<string> => {
  const given = process.env.KEYCLOAK_HOME
  if (given !== undefined && given !== "") return given
  const home = join(ENGINES, `keycloak-${VERSION}`)
  if (existsSync(home)) return home
  const maven = await findProgram(["mvn"])
  if (maven === undefined) throw new Error("Keycloak is not here, and there is no mvn to get it (or set KEYCLOAK_HOME)")
  const fresh = join(ENGINES, `fresh.${process.pid}`)
  await mkdir(fresh, { recursive: true })
  const artifact = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`
  const fetched = await run(
    maven,
    ["-q", "-B", "dependency:unpack", `-Dartifact=${artifact}`, `-DoutputDirectory=${fresh}`],
    { timeoutMs: 600_000 }
  )
  if (fetched.code !== 0) throw new Error("mvn could not get Keycloak")
  await rename(join(fresh, `keycloak-${VERSION}`), home)
  await rm(fresh, { recursive: true, force: true })
  return home
}

/** A Keycloak for development with one realm, on a free loopback port; `realm` gets the port's own origin. */
export const startKeycloak = async (options: {
  readonly dataDir: string
  readonly realm: Readonly<Record<string, unknown>> & { readonly realm: string }
}): Promise<Keycloak> => {
  const [home, java, [port = 0, management = 0]] = [await ensureKeycloak(), await findJava(), await freePorts(2)]
  // What it writes goes beside its own files: a copy, so that the distribution stays as it came.
  const own = join(options.dataDir, "keycloak")
  await cp(home, own, { recursive: true })
  await mkdir(join(own, "data", "import"), { recursive: true })
  await writeFile(join(own, "data", "import", "realm.json"), JSON.stringify(options.realm), { mode: 0o600 })
  const args = [
    "start-dev",
    "--import-realm",
    `--http-port=${port}`,
    "--http-host=127.0.0.1",
    `--http-management-port=${management}`
  ]
  const running = await launch({
    engine: "keycloak",
    command: join(own, "bin", "kc.sh"),
    args,
    logFile: join(options.dataDir, "keycloak.log"),
    env: { JAVA_HOME: join(java, "..", "..") }
  })
  const issuer = (realm: string) => `http://127.0.0.1:${port}/realms/${realm}`
  const ready = await waitUntil(
    async () => {
      if (!running.isRunning()) throw new Error("Keycloak ended while it started")
      const url = `${issuer(options.realm.realm)}/.well-known/openid-configuration`
      return fetch(url).then(
        (answer) => answer.ok,
        () => false
      )
    },
    { timeoutMs: START_MS, everyMs: 500 }
  )
  if (!ready) throw new EngineFailed("keycloak", "did not start", await logTail(join(options.dataDir, "keycloak.log")))
  return { issuer, stop: () => running.end("SIGTERM", 20_000) }
}
