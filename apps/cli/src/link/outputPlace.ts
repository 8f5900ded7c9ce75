import { access, constants, open, realpath, stat } from "node:fs/promises"
import { dirname } from "node:path"

/** Where an output is written: beside its place and then moved there, or at once where the place is no file (a terminal, a pipe). */
export interface OutputPlace {
  readonly written: string
  /** Absent: it is written where it belongs. */
  readonly target?: string
  /** Rights of the file that is there now. */
  readonly mode?: number
}

const unlessAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT") throw error
}

/** Looks whether an output can be written, and where. Rejects with the system's own error where it cannot: before the work, not after it. */
export const outputPlace = async (path: string): Promise<OutputPlace> => {
  const there = await stat(path).catch(unlessAbsent)
  if (there !== undefined && !there.isFile() && !there.isDirectory()) {
    await access(path, constants.W_OK)
    return { written: path }
  }
  // a folder and a file that may not be written are refused here
  if (there !== undefined) await (await open(path, "r+")).close()
  // what a link points to is written anew, and the link stays
  const target = there === undefined ? path : await realpath(path)
  await access(dirname(target), constants.W_OK)
  const written = `${target}.${process.pid}.part`
  return { written, target, ...(there === undefined ? {} : { mode: there.mode & 0o777 }) }
}
