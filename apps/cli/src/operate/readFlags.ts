import { type ParseArgsOptionsConfig, parseArgs } from "node:util"

/** Words and options of a command line; undefined when it cannot be read, or asks for help. */
export const readFlags = <const O extends ParseArgsOptionsConfig>(argv: ReadonlyArray<string>, options: O) => {
  if (argv.includes("--help")) return undefined
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true })
    return { words: positionals, values }
  } catch {
    return undefined
  }
}
