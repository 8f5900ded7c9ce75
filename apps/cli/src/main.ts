import { commands } from "./commands.ts"

// whoever reads what is told here may stop before its end (`| head`): no failure, and the work goes on
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})

const [name, ...rest] = process.argv.slice(2)
const command = commands.find((candidate) => candidate.name === name)

if (command === undefined) {
  console.log("kv COMMAND [options]   (kv COMMAND --help voor uitleg / for more)\n")
  for (const { name: word, summary } of commands) console.log(`  ${word.padEnd(14)} ${summary.nl} / ${summary.en}`)
  process.exitCode = name === undefined || name === "--help" ? 0 : 2
} else {
  // Each command is loaded only when it is called: the linker needs no database, the database no linker.
  const run = await command.load()
  process.exitCode = await run(rest).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : "onbekende fout / unknown error")
    return 1
  })
}
