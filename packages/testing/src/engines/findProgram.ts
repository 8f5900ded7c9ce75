import { constants } from "node:fs"
import { access, readdir } from "node:fs/promises"
import { delimiter, join } from "node:path"

export const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false
  )

/** The folders of PATH, in its order. */
export const searchPath = (): readonly string[] => (process.env.PATH ?? "").split(delimiter).filter((d) => d !== "")

/** The first of the candidate paths that can be executed. A name without a slash is looked up in PATH. */
export async function findProgram(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const places = candidate.includes("/") ? [candidate] : searchPath().map((folder) => join(folder, candidate))
    for (const place of places) if (await isExecutable(place)) return place
  }
  return undefined
}

/** Sub-folders whose name starts with a version number or ends in one, newest first; empty when `parent` does not exist. */
export async function versionsIn(parent: string): Promise<readonly string[]> {
  const names = await readdir(parent).catch(() => [])
  const version = (name: string) => Number(/\d+/.exec(name)?.[0] ?? -1)
  return [...names].sort((a, b) => version(b) - version(a)).map((name) => join(parent, name))
}
