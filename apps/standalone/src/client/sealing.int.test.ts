import { execFile } from "node:child_process"
import { generateKeyPairSync } from "node:crypto"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askAsPerson } from "../demo/askAsPerson.ts"
import { logInAs } from "../demo/logInAs.ts"
import { DEMO_SEED } from "../RegionSeed.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const COVENANT = "merenland-radicalisering"
const run = promisify(execFile)
const pairs = new Map(
  ["school-de-linde", "welzijn-elzerveen"].map((id) => [id, generateKeyPairSync("ec", { namedCurve: "P-256" })])
)

/** Two partners with keys of their own, of which one seals, under a covenant that takes bound tokens only. */
const seed = {
  ...DEMO_SEED,
  covenants: DEMO_SEED.covenants.map((covenant) =>
    covenant.id === COVENANT
      ? {
          ...covenant,
          boundTokens: true,
          sealedAttestations: ["minimum-age", "minor", "identifiers"] as const,
          parties: covenant.parties.map((party) => ({ ...party, sealsAtSource: party.partner === "school-de-linde" }))
        }
      : covenant
  )
}
const clients = [...pairs].map(([id, { publicKey }]) => {
  const { kty = "", crv, x, y } = publicKey.export({ format: "jwk" })
  return {
    id,
    keys: [{ kty, crv, x, y, kid: "k1", alg: "ES256" as const }],
    binding: "dpop" as const,
    seals: true
  }
})

/** What a partner's own program does with the published package; tells what came of it. */
const program = (who: string) => `
  import { readdirSync, readFileSync } from "node:fs"
  import * as kv from "@kruisverband/client"
  import { fileStorage } from "@kruisverband/client/node"
  const { origin, jwk, signal } = JSON.parse(process.env.PARTNER)
  const client = new kv.IngestClient({ baseUrl: origin + "/ingest/v1", ...kv.keyCredentials({
    tokenEndpoint: origin + "/idp/token", clientId: ${JSON.stringify(who)}, keyId: "k1",
    key: await kv.importSigningKey(jwk), scope: kv.SEALING_SCOPES }) })
  const sealer = new kv.Sealer({ client })
  const said = {}
  if (process.argv[2] === "clear") said.id = (await client.post(signal, crypto.randomUUID())).id
  if (process.argv[2] === "ask") said.codes = await sealer.key(signal.covenant).then(() => [], ({ codes }) => codes)
  if (process.argv[2] === "seal") {
    said.id = (await sealer.post(signal, crypto.randomUUID())).id
    const queue = new kv.SendQueue({ post: (one, key) => client.post(one, key), storage: fileStorage("queue") })
    await queue.add(await sealer.seal(signal), "waiting")
    said.onDisk = readdirSync("queue").map((name) => readFileSync("queue/" + name, "utf8")).join("")
    for await (const { kind } of queue.run()) said.kind = kind
    said.young = await sealer.seal({ ...signal, subjects: [{ familyName: "Jong", birthDate: "2019-05-06" }] })
      .then(() => [], ({ codes }) => codes)
  }
  console.log(JSON.stringify(said))`

const Said = Schema.fromJsonString(
  Schema.Struct({
    id: Schema.optionalKey(Schema.String),
    codes: Schema.optionalKey(Schema.Array(Schema.String)),
    young: Schema.optionalKey(Schema.Array(Schema.String)),
    kind: Schema.optionalKey(Schema.String),
    onDisk: Schema.optionalKey(Schema.String)
  })
)
const person = { givenNames: "Fenna", familyName: "Elzenoord", birthDate: "2010-03-14", sex: "f" }
const signal = {
  covenant: COVENANT,
  kind: "radicalisation",
  observedAt: "2026-11-20",
  place: { municipality: "GM9001" },
  observation:
    "Sinds de zomer komt deze leerling vaak te laat, zit alleen in de pauze en praat nauwelijks nog met vrienden.",
  behaviours: ["withdrawal"],
  subjects: [person]
}

describe("a partner that seals at the source", () => {
  const folder = mkdtempSync(join(tmpdir(), "kv-sealing-"))
  let region: RegionPlatform
  const as = async (who: string, how: string) => {
    const file = `${who}.js`
    writeFileSync(join(folder, file), program(who))
    const jwk = pairs.get(who)?.privateKey.export({ format: "jwk" })
    const env = { ...process.env, PARTNER: JSON.stringify({ origin: region.origin, jwk, signal }) }
    const { stdout } = await run(process.execPath, [file, how], { cwd: folder, env })
    return Schema.decodeUnknownSync(Said)(stdout)
  }
  beforeAll(async () => {
    const dist = fileURLToPath(new URL("../../../../packages/client/dist/", import.meta.url))
    mkdirSync(join(folder, "node_modules/@kruisverband"), { recursive: true })
    cpSync(dist, join(folder, "node_modules/@kruisverband/client"), { recursive: true })
    writeFileSync(join(folder, "package.json"), '{"type":"module"}')
    region = await RegionPlatform.start({ data: "memory", databaseUrl: undefined, clients }, seed)
  })
  afterAll(async () => {
    await region.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("goes from its own key to a link with another's signal of the same person, which the platform cannot name", async () => {
    const clear = await as("welzijn-elzerveen", "clear")
    const sealed = await as("school-de-linde", "seal")
    expect(sealed).toMatchObject({ kind: "sent", young: ["below-minimum-age"] })
    expect(sealed.onDisk).not.toMatch(/Elzenoord|2010-03|secret|wrapped/u)
    await region.settled()
    const coordinator = await logInAs(region.origin, "coordinator")
    const links = await askAsPerson(region.origin, coordinator, "/links?state=proposed")
    const text = await links.text()
    expect(text).toContain(clear.id)
    expect(text).toContain(sealed.id)
  })

  it("is refused by the covenant for a partner that may not, and its officer sees both", async () => {
    expect(await as("welzijn-elzerveen", "ask")).toEqual({ codes: ["sealing-not-permitted"] })
    const officer = await logInAs(region.origin, "fg")
    const log = await (await askAsPerson(region.origin, officer, `/processing-log?covenant=${COVENANT}`)).text()
    expect(log).toMatch(/system:school-de-linde[^}]*"linkage-key-given"/u)
    expect(log).toMatch(/system:welzijn-elzerveen[^}]*"linkage-key-given-refused"/u)
  })
})
