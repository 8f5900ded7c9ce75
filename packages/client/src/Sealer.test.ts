import { describe, expect, it } from "vitest"
import type { SealingTerms } from "./attest.ts"
import type { SignalBody } from "./bodies.ts"
import { SignalRefused } from "./errors.ts"
import { memoryStorage } from "./QueueStorage.ts"
import { Sealer } from "./Sealer.ts"
import { SendQueue } from "./SendQueue.ts"
import { CovenantKey } from "./sealSubjects.ts"

const secret = new Uint8Array(32).fill(7)
const signal: SignalBody = {
  covenant: "persons",
  kind: "radicalisation",
  observedAt: "2026-10-02",
  observation: "x",
  subjects: [{ givenNames: "Fenna", familyName: "Elzenoord", birthDate: "2001-03-14" }]
}
const refused = (code: string) => {
  const reasons = [{ code, text: { nl: "", en: "" } }]
  return new SignalRefused(422, { type: "", title: "", status: 422, detail: "", instance: "", reasons }, undefined)
}

/** A platform of which the covenant's key and version are as told; refuses once what was sealed under another key. */
const platform = (start: Partial<SealingTerms> = {}) => {
  const state = { keyId: "k1", covenantVersion: 1, ...start }
  const posted: Array<SignalBody> = []
  let given = 0
  return {
    state,
    posted,
    given: () => given,
    linkageKey: async () => {
      given++
      return new CovenantKey(secret, {
        covenant: "persons",
        identifiers: ["name", "birth-date"],
        minimumAge: 12,
        attestations: [],
        ...state
      })
    },
    post: async (one: SignalBody) => {
      posted.push(one)
      const [subject] = one.kind === "radicalisation" ? (one.sealedSubjects ?? []) : []
      if (subject?.keyId !== state.keyId) throw refused("encoding-outdated")
      return {
        id: "i",
        receipt: "r",
        desk: "d",
        guidance: [],
        sharing: { level: "full" as const },
        covenantVersion: state.covenantVersion
      }
    }
  }
}

describe("a sealer", () => {
  it("asks once for many signals at the same moment, and again after a day", async () => {
    let now = 0
    const to = platform()
    const sealer = new Sealer({ client: to, now: () => now })
    const sealed = await Promise.all([sealer.seal(signal), sealer.seal(signal)])
    expect(JSON.stringify(sealed)).not.toContain("Elzenoord")
    now = 86_400_001
    await sealer.seal(signal)
    expect(to.given()).toBe(2)
  })

  it("asks again when the covenant has another version, and for the next signal uses that", async () => {
    const to = platform()
    const sealer = new Sealer({ client: to })
    await sealer.post(signal, "1")
    to.state.covenantVersion = 2
    await sealer.post(signal, "2")
    await sealer.post(signal, "3")
    await sealer.post(signal, "4")
    expect(to.given()).toBe(2)
  })

  it("seals anew with the key of now when the platform knows another, and posts once more under the same key", async () => {
    const to = platform()
    const sealer = new Sealer({ client: to })
    await sealer.key("persons")
    to.state.keyId = "k2"
    expect(await sealer.post(signal, "1")).toMatchObject({ id: "i" })
    expect(to.posted.map((one) => (one.kind === "radicalisation" ? one.sealedSubjects?.[0]?.keyId : ""))).toEqual([
      "k1",
      "k2"
    ])
  })

  it("does not go on where nothing changed: a person must read why", async () => {
    const to = platform()
    const sealer = new Sealer({ client: { ...to, post: async () => Promise.reject(refused("encoding-invalid")) } })
    await expect(sealer.post(signal, "1")).rejects.toMatchObject({ codes: ["encoding-invalid"] })
    expect(to.given()).toBe(2)
  })

  it("tells why no key is given, and asks again next time", async () => {
    const to = platform()
    const answers = [() => Promise.reject(refused("sealing-not-permitted")), to.linkageKey]
    const sealer = new Sealer({ client: { ...to, linkageKey: () => (answers.shift() ?? to.linkageKey)() } })
    await expect(sealer.seal(signal)).rejects.toMatchObject({ codes: ["sealing-not-permitted"] })
    expect(await sealer.seal(signal)).not.toHaveProperty("subjects")
  })

  it("leaves a signal without persons as it is, and asks for no key", async () => {
    const to = platform()
    const place: SignalBody = { covenant: "places", kind: "polarisation", observedAt: "2026-10-02", observation: "x" }
    expect(await new Sealer({ client: to }).seal(place)).toBe(place)
    expect(to.given()).toBe(0)
  })

  it("shows its key nowhere: not in a queue, nor when it is written out", async () => {
    const to = platform()
    const sealer = new Sealer({ client: to })
    const storage = memoryStorage()
    await new SendQueue({ post: to.post, storage }).add(await sealer.seal(signal), "1")
    const key = await sealer.key("persons")
    const written = JSON.stringify([await storage.all(), key, sealer, structuredClone(key)])
    for (const form of ["hex", "base64", "base64url"] as const)
      expect(written).not.toContain(Buffer.from(secret).toString(form))
    expect(written).not.toContain("7,7,7,7")
  })
})
