import {
  covenantKey,
  encodeSubject,
  IngestClient,
  isPassing,
  memoryStorage,
  SendQueue,
  sealSubjects
} from "@kruisverband/client"
import { deriveKeys, toBase64 } from "@kruisverband/linkage/encode"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { encodeSubjects } from "./encoding/encodeSignal.ts"
import { radicalisation } from "./testing/bodies.ts"
import { startIngest, type TestIngest } from "./testing/startIngest.ts"

const secret = new Uint8Array(32).fill(7)
const people = [
  { givenNames: "Sam", familyName: "Voorbeeld", birthDate: "2008-03-04", sex: "m" as const },
  { fullName: "ELAMRANI, Muhammed", phones: ["06-12349876"], address: { postcode: "9901 AB", houseNumber: 4 } }
]

let ingest: TestIngest
beforeAll(async () => {
  ingest = await startIngest()
})
afterAll(() => ingest.stop())

const BASE = "http://ingest.example"
const clientOf = (partner: string) =>
  new IngestClient({
    baseUrl: `${BASE}/ingest/v1`,
    token: async () => ingest.issuer.token(partner, "signals:write signals:read"),
    fetch: async (url, init) => ingest.app.request(String(url).slice(BASE.length), init)
  })
/** As the correlator sees a signal. */
const encodingsOf = async (id: string): Promise<unknown> => {
  const { json } = await ingest.call("POST", "/encodings", {
    as: "correlator",
    scope: "encodings:read",
    body: { ids: [id] }
  })
  return json.signals?.[0]?.subjects
}
const sealed = () => {
  const { subjects: _, ...rest } = radicalisation()
  return sealSubjects(
    { ...rest, kind: "radicalisation" as const, behaviours: ["withdrawal" as const], subjects: people },
    covenantKey(secret)
  )
}

describe("the partner's client library", () => {
  it("encodes to the very bytes that the platform would make under the same key", () => {
    const ours = encodeSubjects({ kind: "radicalisation", subjects: people }, deriveKeys(secret)).map(toBase64)
    expect(people.map((person) => encodeSubject(person, covenantKey(secret)).encoding)).toEqual(ours)
  })

  it("posts persons that the platform never sees: what the correlator gets is what was sealed", async () => {
    const signal = sealed()
    const { id } = await clientOf("school").post(signal, crypto.randomUUID())
    const got = (await encodingsOf(id)) as ReadonlyArray<string>
    const plain = (text: string) => Buffer.from(text, "base64").toString("hex")
    expect(got.map(plain)).toEqual(signal.sealedSubjects.map(({ encoding }) => plain(encoding)))
    expect(await clientOf("school").status(id)).toMatchObject({ id, stage: "received" })
  })

  it("takes effect once, however often a key comes", async () => {
    const key = crypto.randomUUID()
    const first = await clientOf("school").post(sealed(), key)
    expect(await clientOf("school").post(sealed(), key)).toEqual(first)
  })

  it("tells in a batch of each line what became of it, and checks without storing", async () => {
    const lines = await clientOf("school").postBatch(
      [sealed(), { ...sealed(), covenant: "unknown-one" }],
      crypto.randomUUID()
    )
    expect(lines.map(({ line, status }) => [line, status])).toEqual([
      [1, 201],
      [2, 422]
    ])
    expect(await clientOf("school").check(sealed())).toMatchObject({ allowed: true })
  })

  it("tells a refusal by its code, and does not send it again", async () => {
    const queue = new SendQueue({
      post: (signal, key) => clientOf("school").post(signal, key),
      storage: memoryStorage()
    })
    await queue.add({ ...sealed(), observation: "" }, crypto.randomUUID())
    await queue.add(sealed(), crypto.randomUUID())
    const outcomes = []
    for await (const outcome of queue.run()) outcomes.push(outcome)
    expect(outcomes.map(({ kind }) => kind)).toEqual(["refused", "sent"])
    const [refusal] = outcomes
    if (refusal?.kind !== "refused") throw new Error("not refused")
    expect(refusal.why.codes).toContain("observation-missing")
    expect(isPassing(refusal.why)).toBe(false)
  })

  it("withdraws, and answers no questions that are not there", async () => {
    const client = clientOf("school")
    const { id } = await client.post(sealed(), crypto.randomUUID())
    expect(await client.withdraw(id)).toMatchObject({ stage: "withdrawn" })
    expect(await client.requests()).toEqual([])
    await expect(client.respond("0191e0d3-0000-7000-8000-000000000000", "decline")).rejects.toMatchObject({
      status: 404
    })
    await expect(client.status("0191e0d3-0000-7000-8000-000000000000")).rejects.toMatchObject({ status: 404 })
  })
})
