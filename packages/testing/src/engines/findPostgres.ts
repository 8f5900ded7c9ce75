import { dirname, join } from "node:path"
import { findProgram, searchPath, versionsIn } from "./findProgram.ts"
import { MissingEngine } from "./MissingEngine.ts"

/** The folder with `initdb` and `postgres`, newest version first (Debian keeps the servers out of PATH). Rejects with {@link MissingEngine}. */
export async function findPostgres(): Promise<string> {
  const folders = [
    ...(await versionsIn("/usr/lib/postgresql")).map((folder) => join(folder, "bin")),
    ...searchPath(),
    ...(await versionsIn("/opt/homebrew/opt")).filter((f) => f.includes("postgresql")).map((f) => join(f, "bin"))
  ]
  for (const folder of folders) {
    const [initdb, postgres] = [join(folder, "initdb"), join(folder, "postgres")]
    const found = (await findProgram([initdb])) !== undefined && (await findProgram([postgres])) !== undefined
    if (found) return dirname(initdb)
  }
  throw new MissingEngine(
    "postgresql",
    "no initdb and postgres in /usr/lib/postgresql/*/bin or PATH (Debian: apt-get install postgresql)"
  )
}
