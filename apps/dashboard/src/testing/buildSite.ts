import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")
/** Built for the tests alone, so that a start of the platform beside them does not build it away under them. */
export const site = join(root, "test-results/site")

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  )

const vite = join(root, "../../node_modules/vite/bin/vite.js")

/** Browser tests run against the built site; it is built again when a source is newer. */
export default function buildSite() {
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
  if (built >= Math.max(...fresh)) return
  // A process of its own: under a test runner's NODE_ENV the build would take React's development version.
  execFileSync(process.execPath, [vite, "build", "--logLevel", "warn", "--outDir", site, "--emptyOutDir"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit"]
  })
}
