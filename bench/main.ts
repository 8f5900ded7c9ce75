const BENCHES: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<void> }>>> = {
  start: () => import("./start.ts"),
  ingest: () => import("./ingest.ts"),
  link: () => import("./link.ts"),
  growth: () => import("./growth.ts"),
  comparing: () => import("./comparing.ts"),
  targets: () => import("./targets.ts"),
  attack: () => import("./attack/suite.ts"),
  fairness: () => import("./linkage/fairness.ts"),
  log: () => import("./log.ts"),
  oracle: () => import("./oracle.ts"),
  dashboard: () => import("./dashboard.ts"),
  "end-to-end": () => import("./endToEnd.ts")
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => BENCHES[name] === undefined)
if (names.length === 0 || unknown.length > 0) {
  console.error(
    `npm run bench -- ${Object.keys(BENCHES).join(" ")}${unknown.length > 0 ? `   (unknown: ${unknown.join(" ")})` : ""}`
  )
  process.exitCode = 2
} else {
  for (const name of names) {
    const bench = await BENCHES[name]?.()
    await bench?.run()
  }
}
