// `npm start`: builds the dashboard when needed, then becomes the platform: signals reach it directly, and its exit code is ours.
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { pinnedEnv, pinnedNode, root, runHere, underPinnedNode } from "./pinnedNode.mjs"
import { ensureDashboard } from "./start/dashboard.mjs"

await underPinnedNode(import.meta.url)

if (!(await ensureDashboard())) process.exit(1)

const cache = join(root, "node_modules/.cache/node") // compiled code: a third off the start
const env = { NODE_COMPILE_CACHE: cache, ...pinnedEnv }
// Only below npm: whoever starts this file in the background by hand and leaves means it to stay.
const follow =
  process.env.npm_lifecycle_event === undefined
    ? []
    : ["--import", pathToFileURL(join(root, "scripts/start/followParent.mjs")).href]
const args = [
  ...follow,
  "--disable-warning=ExperimentalWarning",
  join(root, "apps/standalone/src/main.ts"),
  ...process.argv.slice(2)
]

if (process.platform === "win32") process.exit(await runHere(pinnedNode, args, { env }))
process.chdir(root)
process.execve(pinnedNode, [pinnedNode, ...args], env)
