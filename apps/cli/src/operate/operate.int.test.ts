import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect } from "effect"
import { afterAll, afterEach, assert, describe, it } from "vitest"
import { personClient } from "../scenarios/HttpSession.ts"

const KV = fileURLToPath(new URL("../main.ts", import.meta.url))
const PLATFORM = fileURLToPath(new URL("../../../standalone/src/main.ts", import.meta.url))

const root = mkdtempSync(join(tmpdir(), "kv-operate-"))
const data = join(root, "data")
const environment = { PATH: process.env.PATH ?? "", KRUISVERBAND_DATA: data, KRUISVERBAND_DEMO: "region", PORT: "0" }
let running: ChildProcess | undefined

afterEach(() => stop())
afterAll(() => rmSync(root, { recursive: true, force: true }))

const kv = (...argv: ReadonlyArray<string>) =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    execFile(process.execPath, [KV, ...argv], { env: environment }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    )
  })

/** The embedded form on the data folder; its origin. */
const start = async (): Promise<string> => {
  const child = spawn(process.execPath, [PLATFORM], { env: environment })
  running = child
  let output = ""
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output += String(chunk)
      const origin = /ready (http:\S+)/u.exec(output)?.[1]
      if (origin !== undefined) resolve(origin)
    })
    child.stderr.on("data", (chunk) => {
      output += String(chunk)
    })
    // Not at "exit": what it said last may still be on its way then.
    child.on("close", (code) => reject(new Error(`exit ${code}: ${output}`)))
  })
}

const stop = async () => {
  const child = running
  running = undefined
  if (child === undefined || child.exitCode !== null) return
  const ended = once(child, "exit")
  child.kill("SIGTERM")
  await ended
}

const credentials = () => JSON.parse(readFileSync(join(data, "demo-credentials.json"), "utf8"))

const asSchool = async (origin: string, method: string, path: string, body?: unknown) => {
  const { partners, tokenEndpoint } = credentials()
  const { clientId, clientSecret } = partners["school-de-linde"]
  const answer = await fetch(tokenEndpoint.replace(/^http:\/\/[^/]+/u, origin), {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded"
    },
    body: "grant_type=client_credentials&scope=signals%3Awrite%20signals%3Aread"
  })
  const { access_token } = JSON.parse(await answer.text())
  const response = await fetch(`${origin}/ingest/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  return JSON.parse(await response.text())
}

/** The number that a command gives to its request. */
const numberIn = (output: string): string => /--agreed ([0-9a-f-]{36})/u.exec(output)?.[1] ?? ""

/** A second person, logged in as people do, agrees. */
const agreeTo = async (origin: string, user: string, agreement: string) => {
  const person = personClient(origin, credentials())
  const answer = await Effect.runPromise(person.call(user, "POST", `/agreements/${agreement}/agree`))
  assert.strictEqual(answer.status, 200, answer.text)
}

const signal = (familyName: string) => ({
  covenant: "merenland-radicalisering",
  kind: "radicalisation",
  observedAt: new Date(Date.now() - 864e5).toISOString().slice(0, 10),
  place: { municipality: "GM9001" },
  observation: "Zit sinds de zomer alleen, praat nauwelijks nog met zijn oude vrienden en komt vaak te laat.",
  behaviours: ["withdrawal"],
  subjects: [{ givenNames: "Sam", familyName, birthDate: "2007-03-04" }]
})

const only = (folder: string): string => join(folder, readdirSync(folder)[0] ?? "")

describe("an operator of the embedded form", () => {
  it("backs up, erases, restores the backup: erased stays erased, the rest is back", async () => {
    const origin = await start()
    const [gone, kept] = [
      await asSchool(origin, "POST", "/signals", signal("Weggewist")),
      await asSchool(origin, "POST", "/signals", signal("Bewaard"))
    ]
    const busy = await kv("backup", "--to", join(root, "b"), "--keys-to", join(root, "k"))
    assert.strictEqual(busy.code, 1, busy.output)
    assert.include(busy.output, "in use by process")
    await stop()

    const backup = await kv("backup", "--to", join(root, "b"), "--keys-to", join(root, "k"))
    assert.strictEqual(backup.code, 0, backup.output)
    const erased = await kv(
      "erase",
      "--covenant",
      "merenland-radicalisering",
      "--cause",
      "erasure-request",
      "--reference",
      "AVG-1",
      gone.id
    )
    assert.strictEqual(erased.code, 0, erased.output)
    assert.include(erased.output, '"seals": 1')
    assert.include(erased.output, "tables written anew")

    const full = await kv("restore", "--from", only(join(root, "b")), "--keys-from", only(join(root, "k")))
    assert.strictEqual(full.code, 1, full.output)
    assert.include(full.output, "an empty one to restore into")
    renameSync(join(data, "db"), join(root, "db-lost"))
    const restored = await kv("restore", "--from", only(join(root, "b")), "--keys-from", only(join(root, "k")))
    assert.strictEqual(restored.code, 0, restored.output)
    assert.include(restored.output, "erasures applied again, links rebuilt")

    const again = await start()
    const own = await asSchool(again, "GET", `/signals/${gone.id}`)
    assert.strictEqual(own.stage, "erased")
    assert.isUndefined(own.subjects)
    assert.strictEqual((await asSchool(again, "GET", `/signals/${kept.id}`)).subjects[0].familyName, "Bewaard")
  }, 240_000)

  it("rotates every key while it is stopped, and all still opens", async () => {
    const before = await kv("keys", "list")
    assert.match(before.output, /ingest {2}merenland-radicalisering {2}c1 {2}under m-\w{16} {2}1 data keys {2}linkage/u)
    const master = await kv("keys", "rotate", "master")
    assert.strictEqual(master.code, 0, master.output)
    assert.isFalse(existsSync(join(data, "keys", "master.key.previous")))
    const order = ["keys", "rotate", "covenant", "merenland-radicalisering"]
    const asked = await kv(...order, "--for", "beheer", "--reference", "B-1")
    assert.strictEqual(asked.code, 0, asked.output)
    const agreement = numberIn(asked.output)
    const alone = await kv(...order, "--agreed", agreement)
    assert.strictEqual(alone.code, 1, alone.output)
    assert.include(alone.output, "not-agreed")
    await agreeTo(await start(), "fg", agreement)
    await stop()
    const covenant = await kv(...order, "--agreed", agreement)
    assert.strictEqual(covenant.code, 0, covenant.output)
    assert.include(covenant.output, "c2  1 data keys wrapped anew  c1 destroyed")
    const twice = await kv(...order, "--agreed", agreement)
    assert.deepStrictEqual([twice.code, twice.output.includes("request-settled")], [1, true])
    const nobody = await kv("keys", "rotate", "covenant", "nobody", "--for", "beheer", "--reference", "B-1")
    assert.strictEqual(nobody.code, 1)
    const notTheirs = await kv(...order, "--for", "docent", "--reference", "B-1")
    assert.deepStrictEqual([notTheirs.code, notTheirs.output.includes("may-not-ask")], [1, true])
    const origin = await start()
    const { signals } = await asSchool(origin, "GET", "/signals")
    const stages = await Promise.all(
      signals.map(async ({ id }: { readonly id: string }) => (await asSchool(origin, "GET", `/signals/${id}`)).stage)
    )
    assert.sameMembers(stages, ["erased", "received"])
  }, 240_000)

  it("offers services again what the log holds: none has a second effect", async () => {
    const again = await kv("replay", "correlator", "--key", "merenland-radicalisering")
    assert.strictEqual(again.code, 0, again.output)
    assert.match(again.output, /kruisverband\.signals\.v1 {2}\d+ aangeboden \/ offered {2}0 alsnog effect/u)
    const unread = await kv("replay", "ingest", "--from", "0", "--topic", "kruisverband.links.v1")
    assert.strictEqual(unread.code, 1, unread.output)
  })

  it("rebuilds what was derived, and finds it as it was", async () => {
    const rebuilt = await kv("rebuild")
    assert.strictEqual(rebuilt.code, 0, rebuilt.output)
    for (const line of [/equal {5}correlator signal \d/u, /equal {5}casework signal \d/u, /equal {5}casework link \d/u])
      assert.match(rebuilt.output, line)
    assert.notInclude(rebuilt.output, "DIFFERENT")
  })

  it("tells how persons are encoded, and renews nothing where nothing needs it", async () => {
    const status = await kv("encodings", "status", "--covenant", "merenland-radicalisering")
    assert.strictEqual(status.code, 0, status.output)
    assert.strictEqual(status.output.trim(), "merenland-radicalisering  versie / version 2: 1 personen / persons")
    const renewed = await kv("encodings", "renew", "--covenant", "merenland-radicalisering")
    assert.strictEqual(renewed.code, 0, renewed.output)
    assert.include(renewed.output, "there was nothing to renew")
    const ended = await kv("encodings", "renew", "--covenant", "merenland-oud")
    assert.deepStrictEqual([ended.code, ended.output.includes("covenant-not-active")], [1, true])
  })

  it("exports what a person may see, with a manifest and a line in the log, and nothing without a second", async () => {
    const order = ["signals", "--covenant", "merenland-radicalisering", "--for", "fg", "--to", join(root, "out")]
    const reason = ["--reason", "audit", "--reference", "A-1", "--format", "csv"]
    const alone = await kv("export", ...order, ...reason)
    assert.strictEqual(alone.code, 1, alone.output)
    assert.include(alone.output, "second-person-missing")
    const agreement = numberIn(alone.output)
    await agreeTo(await start(), "coordinator", agreement)
    await stop()
    const exported = await kv("export", ...order, ...reason, "--agreed", agreement)
    assert.strictEqual(exported.code, 0, exported.output)
    const folder = only(join(root, "out"))
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
    assert.deepInclude(manifest, { for: "fg", agreedBy: "coordinator", reason: "audit", reference: "A-1" })
    const text = readFileSync(join(folder, "signals.csv"), "utf8")
    assert.strictEqual(text.trimEnd().split("\r\n").length, 1 + manifest.files[0].rows)
    assert.include(text, ",existence-only,")
    assert.notInclude(text, "Bewaard")
  }, 240_000)

  it("is not let in without the master key, and is told which is missing", async () => {
    renameSync(join(data, "keys", "master.key"), join(root, "master.key"))
    const refused = await start().catch((error: Error) => error.message)
    assert.match(refused, /^exit 78: .*master key: found no key; wanted m-\w{16}/su)
    assert.isFalse(existsSync(join(data, "keys", "master.key")))
    renameSync(join(root, "master.key"), join(data, "keys", "master.key"))
  })

  it("is not let in without the erasure journal", async () => {
    renameSync(join(data, "journal"), join(root, "journal"))
    const refused = await start().catch((error: Error) => error.message)
    assert.match(refused, /^exit 78: .*erasure journal .*found nothing; wanted journal/su)
  })

  it("begins a new journal for one that is lost, from what is known to be erased", async () => {
    const renewed = await kv("erase", "--new-journal")
    assert.strictEqual(renewed.code, 0, renewed.output)
    assert.include(renewed.output, "2 nieuw begonnen")
    const lines = readFileSync(join(data, "journal", "ingest.ndjson"), "utf8")
      .trim()
      .split("\n")
    assert.lengthOf(lines, 2)
    assert.include(lines[1], '"as":"erasure-request"')
    const origin = await start()
    const { signals } = await asSchool(origin, "GET", "/signals")
    assert.lengthOf(signals, 2)
    await stop()
    assert.strictEqual((await kv("erase", "--new-journal")).code, 1)
  })
})
