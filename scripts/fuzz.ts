// `npm run fuzz [-- --seconds 20]`: generates calls from the OpenAPI documents of ingest and casework, as each kind of
// caller, against a platform with the demo region. Needs schemathesis (pip install schemathesis==4.32.5), in PATH or
// named by SCHEMATHESIS. Exit 1 on an answer of 500 or more, one that the document does not describe, or a leak.
import { spawn, spawnSync } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { partnerHeaders, personHeaders } from "./fuzz/callers.ts"
import { watch } from "./fuzz/watch.ts"

const program = process.env.SCHEMATHESIS ?? "schemathesis"
/** In the text of a signal that only those who work in its covenant may ever see. */
const CANARY = "Zilverreiger"

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

const startPlatform = async (data: string) => {
  const port = await freePort()
  const child = spawn(process.execPath, ["--disable-warning=TimeoutNegativeWarning", "apps/standalone/src/main.ts"], {
    env: { ...process.env, PORT: String(port), KRUISVERBAND_DATA: data, KRUISVERBAND_DEMO: "region" },
    stdio: ["ignore", "pipe", "inherit"]
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.includes("ready ")) resolve()
    })
    child.once("exit", (code) => reject(new Error(`the platform ended with ${code}`)))
  })
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill("SIGTERM") }
}

/** Two signals about one person, so that there is a link; its content is for those of its covenant alone. */
const plant = async (origin: string, headers: ReadonlyArray<Record<string, string>>) => {
  for (const own of headers) {
    const response = await fetch(`${origin}/ingest/v1/signals`, {
      method: "POST",
      headers: { ...own, "content-type": "application/json" },
      body: JSON.stringify({
        covenant: "merenland-radicalisering",
        kind: "radicalisation",
        observedAt: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
        place: { municipality: "GM9001" },
        observation: `${CANARY}: trekt zich terug en vertelt anderen niet meer waarmee hij bezig is.`,
        behaviours: ["withdrawal"],
        subjects: [{ givenNames: "Teun", familyName: "Wilgenbroek", birthDate: "2008-03-14" }]
      })
    })
    if (response.status !== 201) throw new Error(`planting was answered ${response.status}`)
  }
}

interface Caller {
  readonly name: string
  readonly base: "/casework/v1" | "/ingest/v1"
  readonly headers: Record<string, string>
  /** May see the planted words. */
  readonly sees: boolean
}

const CONFIG = join(import.meta.dirname, "fuzz", "schemathesis.toml")
/** What ends the caller's own session, never ends, or is lines of JSON, which the fuzzer cannot write. */
const EXCLUDED = ["endSession", "streamLinks", "registerBatch"]
/** The go-between always gives credentials; whether they are asked for is a test of its own. */
const WITHOUT_CHECKS = "ignored_auth,missing_required_header"

const fuzz = async (origin: string, caller: Caller, seconds: number, folder: string): Promise<boolean> => {
  const { base, headers, name, sees } = caller
  const between = await watch(origin, headers, sees ? [] : [CANARY, "Wilgenbroek"])
  const here = `http://127.0.0.1:${between.port}`
  const code = await new Promise<number>((resolve) => {
    const child = spawn(
      program,
      [
        ...[
          "--config-file",
          CONFIG,
          "run",
          `${here}${base}/openapi.json`,
          "--url",
          `${here}${base}`,
          "--max-time",
          String(seconds)
        ],
        ...["--exclude-checks", WITHOUT_CHECKS, "--warnings", "off", "--continue-on-failure", "--no-color"],
        ...EXCLUDED.flatMap((id) => ["--exclude-operation-id", id])
      ],
      // It keeps what it found where it runs.
      { cwd: folder, stdio: ["ignore", "inherit", "inherit"] }
    )
    child.once("exit", (exit) => resolve(exit ?? 1))
  })
  await between.stop()
  const faults = [...between.statuses].filter(([status]) => status >= 500)
  const told = [...between.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  console.log(`${name} on ${base}: ${told.join(", ")}; leaks ${between.leaks.length}`)
  for (const leak of new Set(between.leaks)) console.log(`  leak: ${leak}`)
  return code === 0 && faults.length === 0 && between.leaks.length === 0
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { seconds: { type: "string", default: "20" }, only: { type: "string" } } })
  if (spawnSync(program, ["--version"]).status !== 0) {
    console.error("schemathesis is not here: pip install schemathesis==4.32.5, or name it by SCHEMATHESIS")
    return 1
  }
  const data = await mkdtemp(join(tmpdir(), "kruisverband-fuzz-"))
  const { origin, stop } = await startPlatform(data)
  try {
    const credentials = JSON.parse(await readFile(join(data, "demo-credentials.json"), "utf8"))
    const partner = (id: string) => partnerHeaders(credentials, id)
    await plant(origin, [await partner("school-de-linde"), await partner("welzijn-elzerveen")])
    const person = async (user: string, sees: boolean): Promise<Caller> => ({
      ...{ name: user, base: "/casework/v1", sees },
      headers: await personHeaders(origin, user)
    })
    const callers: ReadonlyArray<() => Promise<Caller>> = [
      // A housing corporation is party to none of the planted covenant's work.
      async () => ({
        ...{ name: "woonstichting-vest", base: "/ingest/v1", sees: false },
        headers: await partner("woonstichting-vest")
      }),
      () => person("docent", true),
      () => person("coordinator", true),
      () => person("coordinator-waterdam", false),
      () => person("beleid", false),
      () => person("bestuur-linde", false),
      () => person("fg", false),
      () => person("beheer", false)
    ]
    let clean = true
    for (const make of callers) {
      const caller = await make()
      if (values.only !== undefined && caller.name !== values.only) continue
      if (!(await fuzz(origin, caller, Number(values.seconds), data))) clean = false
    }
    return clean ? 0 : 1
  } finally {
    stop()
    await rm(data, { recursive: true, force: true, maxRetries: 10 })
  }
}

process.exit(await main())
