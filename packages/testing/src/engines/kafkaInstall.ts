import { createHash } from "node:crypto"
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { findProgram } from "./findProgram.ts"
import { MissingEngine } from "./MissingEngine.ts"
import { repositoryPath } from "./repositoryPath.ts"
import { run } from "./run.ts"

const POM = repositoryPath("infra/kafka/pom.xml")
const HOME = repositoryPath(".engines/kafka/")
/** Beside the jars: the hash of the pom that brought them. Written last, so a broken download is never taken for whole. */
const STAMP = "pom.sha256"
/** A first download of 45 jars over a slow line. */
const DOWNLOAD_MS = 300_000

let installing: Promise<string> | undefined

/** The folder with the Kafka jars; fetched by Maven when missing or when the pom changed. Rejects with {@link MissingEngine}. */
export function ensureKafkaInstalled(): Promise<string> {
  installing ??= install().finally(() => {
    installing = undefined
  })
  return installing
}

async function install(): Promise<string> {
  const wanted = createHash("sha256")
    .update(await readFile(POM))
    .digest("hex")
  const libs = join(HOME, "libs")
  const present = await readFile(join(libs, STAMP), "utf8").catch(() => undefined)
  if (present === wanted) return libs

  const maven = await findProgram(["mvn"])
  if (maven === undefined)
    throw new MissingEngine(
      "kafka",
      "its jars are not here yet and there is no mvn to get them (Debian: apt-get install maven)"
    )
  // Into a folder of our own, then renamed: another process may be doing the same.
  const fresh = join(HOME, `libs.${process.pid}`)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  const fetched = await run(
    maven,
    ["-q", "-B", "-f", POM, "dependency:copy-dependencies", `-DoutputDirectory=${fresh}`],
    { timeoutMs: DOWNLOAD_MS }
  )
  if (fetched.code !== 0) {
    await rm(fresh, { recursive: true, force: true })
    throw new MissingEngine(
      "kafka",
      `mvn could not get its jars: ${fetched.output.trim().split("\n").slice(0, 3).join(" ")}`
    )
  }
  await writeFile(join(fresh, STAMP), wanted)
  await rm(libs, { recursive: true, force: true })
  await rename(fresh, libs).catch(async () => rm(fresh, { recursive: true, force: true }))
  return libs
}
