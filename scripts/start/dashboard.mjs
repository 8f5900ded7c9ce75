import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { root, runHere } from "../pinnedNode.mjs"

const SCOPE = "@kruisverband/"
const built = join(root, "node_modules/.cache/kruisverband/dashboard-built")
const skipped = new Set(["node_modules", "dist", ".tsbuild", ".turbo"])

/**
 * When something in the folder last changed; folders count too, so that a removed file is noticed.
 * @param {string} path
 * @returns {number} milliseconds since 1970
 */
function newestIn(path) {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  const inside = readdirSync(path).filter((name) => !skipped.has(name))
  // A workspace's own folder changes whenever its dist or caches are made: only what is inside it counts.
  const self = existsSync(join(path, "package.json")) ? 0 : own.mtimeMs
  return Math.max(self, ...inside.map((name) => newestIn(join(path, name))))
}

/**
 * The workspace and every workspace it depends on.
 * @param {string} folder
 * @param {Set<string>} [seen]
 */
function withDependencies(folder, seen = new Set()) {
  if (seen.has(folder)) return seen
  seen.add(folder)
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"))
  for (const name of Object.keys(dependencies)) {
    if (name.startsWith(SCOPE)) withDependencies(join("packages", name.slice(SCOPE.length)), seen)
  }
  return seen
}

/**
 * Builds the dashboard when there is none or when a source of it, or of a package in it, is newer than the last build.
 * Whether it must is told by a mark of our own, since a build that comes from a cache has the file times of then.
 * @returns {Promise<boolean>} false when the build failed
 */
export async function ensureDashboard() {
  const sources = [...withDependencies("apps/dashboard")].map((folder) => newestIn(join(root, folder)))
  const newest = Math.max(statSync(join(root, "package-lock.json")).mtimeMs, ...sources)
  const fresh =
    existsSync(join(root, "apps/dashboard/dist/index.html")) && existsSync(built) && statSync(built).mtimeMs > newest
  if (fresh) return true
  console.log("building the dashboard")
  const code = await runHere("turbo", ["run", "build", "--filter=@kruisverband/dashboard", "--output-logs=errors-only"])
  if (code !== 0) return false
  mkdirSync(dirname(built), { recursive: true })
  writeFileSync(built, "")
  return true
}
