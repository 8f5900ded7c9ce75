import { join } from "node:path"
import { findProgram, versionsIn } from "./findProgram.ts"
import { MissingEngine } from "./MissingEngine.ts"
import { run } from "./run.ts"

/** Kafka 4 brokers need Java 17 or newer. */
const OLDEST_JAVA = 17

const majorOf = async (java: string): Promise<number> => {
  const { output } = await run(java, ["-version"])
  // "17.0.15" since Java 9; "1.8.0_402" before it.
  const match = /version "(?:1\.)?(\d+)/.exec(output)
  return Number(match?.[1] ?? 0)
}

/** A Java of 17 or newer: JAVA_HOME, then PATH, then where Debian and macOS put it. Rejects with {@link MissingEngine}. */
export async function findJava(): Promise<string> {
  const home = process.env.JAVA_HOME
  const installed = [...(await versionsIn("/usr/lib/jvm")), ...(await versionsIn("/Library/Java/JavaVirtualMachines"))]
  const candidates = [
    ...(home === undefined || home === "" ? [] : [join(home, "bin/java")]),
    "java",
    ...installed.flatMap((folder) => [join(folder, "bin/java"), join(folder, "Contents/Home/bin/java")])
  ]
  const seen: string[] = []
  for (const candidate of candidates) {
    const java = await findProgram([candidate])
    if (java === undefined) continue
    const major = await majorOf(java)
    if (major >= OLDEST_JAVA) return java
    seen.push(`${java} is Java ${major}`)
  }
  const found = seen.length === 0 ? "no java in JAVA_HOME, PATH or /usr/lib/jvm" : seen.join(", ")
  throw new MissingEngine(
    "kafka",
    `Java ${OLDEST_JAVA} or newer is needed; ${found} (Debian: apt-get install openjdk-17-jre-headless)`
  )
}
