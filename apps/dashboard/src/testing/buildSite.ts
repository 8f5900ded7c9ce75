import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { build } from "vite"

/** The dashboard's folder and its built site. */
export const root = join(import.meta.dirname, "../..")
export const site = join(root, "dist")

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  )

/** Browser tests run against the built site; it is built again when a source is newer. */
export default async function buildSite() {
  const index = join(site, "index.html")
  const sources = [
    join(root, "src"),
    join(root, "public"),
    join(root, "../../packages/domain/src"),
    join(root, "../../packages/contract/src")
  ]
  const built = existsSync(index) ? statSync(index).mtimeMs : 0
  const fresh = [
    ...sources.map(newest),
    statSync(join(root, "index.html")).mtimeMs,
    statSync(join(root, "vite.config.ts")).mtimeMs
  ]
  if (built < Math.max(...fresh)) await build({ root, logLevel: "warn" })
}
