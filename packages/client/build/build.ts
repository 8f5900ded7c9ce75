/**
 * `npm run build`: the package as it is published, in `dist`: one file per entry without anything to install beside it, declarations, the
 * texts, and the licences of what was taken in. `npm publish packages/client/dist`.
 */
import { spawnSync } from "node:child_process"
import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { noticesOf } from "./noticesOf.ts"
import { publishedManifest } from "./publishedManifest.ts"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, "dist")
const read = (path: string) => readFileSync(path, "utf8")

rmSync(dist, { recursive: true, force: true })
const modules = new Set<string>()
await build({
  root,
  configFile: false,
  logLevel: "warn",
  plugins: [{ name: "taken-in", moduleParsed: ({ id }) => void modules.add(id) }],
  build: {
    outDir: dist,
    // the oldest Node with support when this was written, and browsers of its age
    target: "es2022",
    minify: false,
    lib: { entry: { index: join(root, "src/index.ts"), node: join(root, "src/node.ts") }, formats: ["es"] },
    rolldownOptions: { external: /^node:/u, output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" } }
  }
})

const { status } = spawnSync("tsc", ["-p", join(root, "tsconfig.publish.json")], { stdio: "inherit", cwd: root })
if (status !== 0) throw new Error("the declarations could not be made")
for (const path of globSync(join(dist, "*.d.ts"))) writeFileSync(path, read(path).replaceAll(/\.ts";?$/gmu, '.js";'))

writeFileSync(join(dist, "package.json"), publishedManifest(read(join(root, "package.json"))))
writeFileSync(join(dist, "NOTICES.md"), noticesOf([...modules]))
for (const name of ["README.md", "CHANGELOG.md"]) copyFileSync(join(root, name), join(dist, name))
copyFileSync(join(root, "../../LICENSE"), join(dist, "LICENSE"))
