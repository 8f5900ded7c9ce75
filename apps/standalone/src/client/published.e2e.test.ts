import { execFileSync } from "node:child_process"
import { createPublicKey, verify } from "node:crypto"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { deriveKeys, encode, toBase64 } from "@kruisverband/linkage/encode"
import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Chromium } from "../testing/Chromium.ts"

const engine = await requireEngine("chromium")

const dist = fileURLToPath(new URL("../../../../packages/client/dist/", import.meta.url))
const people = [
  { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03", sex: "m" as const },
  { fullName: "YILDIZ, Ayşe", phones: ["06-12349876"], address: { postcode: "9901 AB", houseNumber: 4 } }
]
const secret = 7
const keys = deriveKeys(new Uint8Array(32).fill(secret))
/** What the platform itself makes of them. */
const expected = people.map((person) => ({ encoding: toBase64(encode(person, keys)) }))

const sealing = (from: string) => `
  import { covenantKey, encodeSubject } from ${JSON.stringify(from)}
  const key = covenantKey(new Uint8Array(32).fill(${secret}))
  export const sealed = ${JSON.stringify(people)}.map((person) => encodeSubject(person, key))`

const CONSUMER = `
  import { IngestClient, type SignalBody, covenantKey, sealSubjects } from "@kruisverband/client"
  import { fileStorage } from "@kruisverband/client/node"
  const signal: SignalBody = sealSubjects({ covenant: "c", kind: "radicalisation" as const, observedAt: "2026-10-02",
    observation: "x", subjects: [{ familyName: "Elzenoord" }] }, covenantKey(new Uint8Array(16)))
  export const sent = new IngestClient({ baseUrl: "https://x.example", token: async () => "" }).post(signal, "k")
  export const storage = fileStorage("queue")`

/** A system elsewhere that installed the package: nothing of this repository is above its folder. */
const installed = () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-client-"))
  mkdirSync(join(folder, "node_modules/@kruisverband"), { recursive: true })
  cpSync(dist, join(folder, "node_modules/@kruisverband/client"), { recursive: true })
  writeFileSync(join(folder, "package.json"), '{"type":"module"}')
  return folder
}

describe("the published client", () => {
  const folder = installed()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("needs nothing beside it, and seals in Node as the platform does", () => {
    writeFileSync(join(folder, "seal.js"), `${sealing("@kruisverband/client")}\nconsole.log(JSON.stringify(sealed))`)
    const said = execFileSync(process.execPath, ["seal.js"], { cwd: folder, encoding: "utf8" })
    expect(JSON.parse(said)).toEqual(expected)
  })

  it("has declarations that a strict compiler takes", () => {
    writeFileSync(join(folder, "consumer.ts"), CONSUMER)
    const flags = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
      "--types",
      ""
    ]
    const tsc = fileURLToPath(new URL("../../../../node_modules/.bin/tsc", import.meta.url))
    expect(execFileSync(tsc, [...flags, "consumer.ts"], { cwd: folder, encoding: "utf8" })).toBe("")
  })
})

describe.skipIf(!engine.found)("the published client in a browser", () => {
  let server: Server
  let chromium: Chromium
  beforeAll(async () => {
    const files = new Map([
      ["/client.js", readFileSync(join(dist, "index.js"), "utf8")],
      ["/seal.js", sealing("/client.js")]
    ])
    server = createServer((request, response) => {
      const script = files.get(request.url ?? "")
      response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript")
      response.end(script ?? "<!doctype html><title>partner</title>")
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    // an address that was listened on is one with a port
    const { port } = server.address() as AddressInfo
    chromium = await Chromium.start(engine.found ? engine.path : "", `http://127.0.0.1:${port}`)
  })
  afterAll(async () => {
    await chromium.stop()
    server.close()
  })

  it("proves with a key of the browser's own that a token is its own", async () => {
    const { page } = await chromium.visit()
    const proof = await page.evaluate(`import("/client.js").then(({ proofWith }) =>
      proofWith()({ method: "GET", url: "https://kv.example/ingest/v1/signals?cursor=a", token: "t" }))`)
    const [header = "", claims = "", signature = ""] = String(proof).split(".")
    const json = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString())
    expect(json(claims)).toMatchObject({ htm: "GET", htu: "https://kv.example/ingest/v1/signals" })
    const key = createPublicKey({ key: json(header).jwk, format: "jwk" })
    const signed = Buffer.from(`${header}.${claims}`)
    const how = { key, dsaEncoding: "ieee-p1363" } as const
    expect(verify("sha256", signed, how, Buffer.from(signature, "base64url"))).toBe(true)
  })

  it("seals as the platform does, and keeps its queue over a reload", async () => {
    const { page, complaints } = await chromium.visit()
    // as text: the page has modules of its own
    expect(await page.evaluate("import('/seal.js').then(({ sealed }) => sealed)")).toEqual(expected)
    await page.evaluate(`import("/client.js").then(async ({ browserStorage }) => {
      const storage = browserStorage()
      for (const key of ["first", "second", "first", "third"]) await storage.put({ key, signal: { key } })
      await storage.remove("second")
    })`)
    await page.reload()
    const kept = await page.evaluate("import('/client.js').then(({ browserStorage }) => browserStorage().all())")
    expect(kept).toEqual([
      { key: "first", signal: { key: "first" } },
      { key: "third", signal: { key: "third" } }
    ])
    expect(complaints).toEqual([])
  })
})
