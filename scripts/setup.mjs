// Plain JavaScript: runs on whatever Node called npm. Installs the locked dependencies when they are missing or older than the lockfile.
import { execSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"

const mark = "node_modules/.package-lock.json"
const stale = !existsSync(mark) || statSync(mark).mtimeMs < statSync("package-lock.json").mtimeMs
if (stale) execSync("npm ci --no-audit --no-fund", { stdio: "inherit" })
