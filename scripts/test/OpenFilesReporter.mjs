import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { relative } from "node:path/posix"
import { root } from "../pinnedNode.mjs"

/** Where {@link OpenFilesReporter} keeps its list: a JSON array of paths from the root. */
export const openFiles = `${root}/test-results/open-files.json`

/**
 * Keeps a list of the test files that were begun and not ended. A file that hangs outside its tests is under no time limit of
 * Vitest's, and a run that is stopped for it writes no report: this list then says which file it was.
 */
export default class OpenFilesReporter {
  #open = new Set()

  onTestModuleQueued(module) {
    this.#open.add(relative(root, module.moduleId))
    this.#write()
  }

  onTestModuleEnd(module) {
    this.#open.delete(relative(root, module.moduleId))
    this.#write()
  }

  #write() {
    mkdirSync(dirname(openFiles), { recursive: true })
    writeFileSync(openFiles, JSON.stringify([...this.#open]))
  }
}
