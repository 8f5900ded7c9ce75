import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Of a module's path the folder of the package that it came from; undefined for our own. */
const packageOf = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(module.replaceAll("\\", "/"))?.[0]

/** Licences of the packages whose modules are in a bundle, as these ask to be given along. An Error where one has no licence text. */
export const noticesOf = (modules: ReadonlyArray<string>): string => {
  const folders = new Set(modules.flatMap((module) => packageOf(module) ?? []))
  const texts = [...folders].sort().map((folder) => {
    const { license, name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    const file = readdirSync(folder).find((one) => /^licen[cs]e/iu.test(one))
    if (file === undefined || !existsSync(join(folder, file))) throw new Error(`${name} has no licence text`)
    return `## ${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`
  })
  return `# Software in this package\n\n${texts.join("\n")}`
}
